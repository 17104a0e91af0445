package tongban.node.command;

import java.nio.file.Path;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Reads the zone file that a command names. */
final class ZoneFiles {

    private ZoneFiles() {}

    static ZoneFile read(Path path, Output output) {
        return switch (ZoneFile.read(path)) {
            case ZoneAnswer.Done<ZoneFile> done -> done.value();
            case ZoneAnswer.Refused<ZoneFile> refused ->
                throw new BadInput(refused.refusal().sentence(output.locale()));
        };
    }
}
