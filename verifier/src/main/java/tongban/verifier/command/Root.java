package tongban.verifier.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tongban} itself: says what there is. */
@Command(name = "tongban", resourceBundle = "tongban.verifier.command.messages")
final class Root implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Option(
            names = {"-V", "--version"},
            descriptionKey = "kit.version")
    private boolean version;

    private final Overview overview;

    Root(Overview overview) {
        this.overview = overview;
    }

    @Override
    public Integer call() {
        if (version) {
            output.say("version", version());
            return output.finish(Verdict.WELL, Map.of("version", version()));
        }
        overview.print(output);
        return output.finish(Verdict.WELL, Map.of("commands", overview.names()));
    }

    /** The version that Maven wrote into the build. */
    static String version() {
        try (InputStream text = Root.class.getResourceAsStream("version.txt")) {
            return text == null ? "?" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
