package tongban.node.catalogue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import tongban.node.catalogue.shelf.Shelf;
import tongban.node.catalogue.shelf.StandardFolder;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/** Standards without a database: those that ship, and those in a folder. */
public final class CatalogueFiles {

    private CatalogueFiles() {}

    public static Catalogue shipped(TimeLimits limits) {
        return Shelf.shipped(limits);
    }

    /**
     * Reads a folder as a node reads what it is told.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public static PolicyReading<Standard> read(Path folder, TimeLimits limits) {
        return StandardFolder.read(folder, limits);
    }
}
