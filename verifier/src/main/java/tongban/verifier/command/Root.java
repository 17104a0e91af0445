package tongban.verifier.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tongban} itself: says what there is. */
@Command(name = "tongban", resourceBundle = "tongban.verifier.command.messages")
final class Root implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Option(
            names = {"-V", "--version"},
            descriptionKey = "kit.version")
    private boolean version;

    private @Nullable Overview overview;

    void overview(Overview shown) {
        overview = shown;
    }

    @Override
    public Integer call() {
        if (spec == null || overview == null) {
            throw new IllegalStateException("the root is run by Tongban only");
        }
        if (version) {
            output.say("version", version());
            return output.finish(Verdict.WELL, Map.of("version", version()));
        }
        overview.print(spec.commandLine(), output);
        return output.finish(Verdict.WELL, Map.of("commands", overview.names(spec.commandLine())));
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
