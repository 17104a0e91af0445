package tongban.node.command.compact;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tongban.node.zone.OfficersWords;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** What two officers type to open the seal key: at the terminal, or from a file for rehearsals and demonstrations. */
final class SealWords {

    private static final int FILE_MAX = 4096;

    @Option(names = "--words", paramLabel = "FILE", descriptionKey = "words")
    private @Nullable Path file;

    OfficersWords read(Output output) {
        return file == null ? typed(output) : from(output, file);
    }

    private static OfficersWords typed(Output output) {
        Console console = System.console();
        if (console == null) {
            throw new BadInput(output.text("words.none"));
        }
        return new OfficersWords(word(output, console, "words.first"), word(output, console, "words.second"));
    }

    /** A console that is no terminal is at its end at once, and gives nothing. */
    private static char[] word(Output output, Console console, String key) {
        char @Nullable [] word = console.readPassword("%s ", output.text(key));
        if (word == null) {
            throw new BadInput(output.text("words.none"));
        }
        return word;
    }

    private static OfficersWords from(Output output, Path file) {
        try {
            List<String> lines = Files.size(file) > FILE_MAX ? List.of() : Files.readAllLines(file);
            if (lines.size() != 2) {
                throw new BadInput(output.text("words.two", file));
            }
            return new OfficersWords(
                    lines.getFirst().toCharArray(), lines.getLast().toCharArray());
        } catch (IOException unreadable) {
            throw new BadInput(output.text("file.unreadable", file), unreadable);
        }
    }
}
