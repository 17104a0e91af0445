package tongban.node.command.zone;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tongban.node.zone.OfficersWords;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** What two officers type for the seal key: at the terminal, or from a file for rehearsals; mixed into a command. */
public final class WordsOption {

    private static final int FILE_MAX = 4096;

    @Option(names = "--words", paramLabel = "FILE", descriptionKey = "words")
    private @Nullable Path file;

    /** The words for a key that is there. */
    public OfficersWords read(Output output) {
        return file == null ? typed(output, false) : from(output, file);
    }

    /** The words for a new key; at a terminal each is typed twice. */
    public OfficersWords choose(Output output) {
        return file == null ? typed(output, true) : from(output, file);
    }

    private static OfficersWords typed(Output output, boolean twice) {
        Console console = System.console();
        if (console == null) {
            throw new BadInput(output.text("words.none"));
        }
        char[] first = word(output, console, "words.first", twice);
        return new OfficersWords(first, word(output, console, "words.second", twice));
    }

    private static char[] word(Output output, Console console, String key, boolean twice) {
        char[] word = once(output, console, key);
        if (twice && !Arrays.equals(word, once(output, console, "words.again"))) {
            throw new BadInput(output.text("words.differ"));
        }
        return word;
    }

    /** A console that is no terminal is at its end at once, and gives nothing. */
    private static char[] once(Output output, Console console, String key) {
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
