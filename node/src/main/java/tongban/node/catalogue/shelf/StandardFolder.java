package tongban.node.catalogue.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tongban.node.catalogue.Standard;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/** A standard as it lies in a folder of somebody's disk. */
public final class StandardFolder {

    /** How many folders further out the lists may lie: {@code standards/registration/branch-company}. */
    private static final int OUTER = 3;

    private static final long FILE_MAX = 1 << 20;

    private StandardFolder() {}

    /**
     * Reads it.
     *
     * @param folder with common.yaml and form.json; lists lie in {@code lists/} of it or of a folder around it
     * @throws UncheckedIOException when a file cannot be read
     */
    public static PolicyReading<Standard> read(Path folder, TimeLimits limits) {
        return StandardFile.read(folder + "/", file -> find(folder.toAbsolutePath(), file), limits);
    }

    private static Optional<byte[]> find(Path folder, String file) {
        Path place = folder;
        int outer = file.startsWith("lists/") ? OUTER : 1;
        for (int i = 0; i < outer && place != null; i++, place = place.getParent()) {
            Path found = place.resolve(file);
            if (Files.isRegularFile(found)) {
                return Optional.of(bytes(found));
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > FILE_MAX) {
                throw new IOException(file + " has more than " + FILE_MAX + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
