package tongban.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bug to be planted: literal changes of source files. A file of the folder {@code planted} holds blocks, each of a
 * line {@code === path}, the text to find between {@code --- find} and {@code --- replace}, and the text to put there.
 * A first line {@code from seed N} is for a bug that few lives meet.
 */
record Plant(String name, long firstSeed, List<Change> changes) {

    /** One text that must stand exactly once in a file, and what takes its place. */
    record Change(Path file, String find, String replacement) {}

    private static final String FROM_SEED = "from seed ";

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static Plant read(Path file) {
        List<Change> changes = new ArrayList<>();
        long firstSeed = 1;
        for (String block : text(file).split("(?m)^=== ", -1)) {
            if (block.startsWith(FROM_SEED)) {
                firstSeed = Long.parseLong(block.substring(FROM_SEED.length()).strip());
                continue;
            }
            if (block.isBlank()) {
                continue;
            }
            String[] parts = block.split("(?m)^--- (find|replace)\n", -1);
            changes.add(new Change(ROOT.resolve(parts[0].strip()), chomp(parts[1]), chomp(parts[2])));
        }
        return new Plant(file.getFileName().toString().replace(".txt", ""), firstSeed, changes);
    }

    private static String chomp(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The changed sources by their files. */
    Map<Path, String> sources() {
        Map<Path, String> sources = new LinkedHashMap<>();
        for (Change change : changes) {
            String source = sources.computeIfAbsent(change.file(), Plant::text);
            int at = source.indexOf(change.find());
            if (at < 0 || source.indexOf(change.find(), at + 1) >= 0) {
                throw new IllegalStateException(
                        name + ": must stand exactly once in " + change.file().getFileName() + ": " + change.find());
            }
            sources.put(
                    change.file(),
                    source.substring(0, at)
                            + change.replacement()
                            + source.substring(at + change.find().length()));
        }
        return sources;
    }

    @Override
    public String toString() {
        return name;
    }
}
