package tongban.node.command.zone;

import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Option;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.Output;

/** The zone file that a command works on. */
final class ZoneOption {

    @Option(names = "--zone", paramLabel = "FILE", descriptionKey = "zone")
    private Path file = Path.of("zone.yaml");

    ZoneFolder open(Output output) {
        return Answers.done(output, ZoneFolder.open(file, new SecureRandom()));
    }
}
