package tongban.node.zone.files;

import java.nio.charset.StandardCharsets;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneRefusal.Cause;

/**
 * What opens the node keys without a person at hand: the first line of a file that only the node's account reads, such
 * as one that the service supervisor provides for as long as the node runs.
 */
final class NodePassword {

    private static final int LENGTH_MAX = 1024;

    private NodePassword() {}

    static ZoneAnswer<char[]> of(ZoneFile file) {
        return KeptFile.read(file.nodePassword(), LENGTH_MAX).then(bytes -> {
            String line = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            return line.isEmpty()
                    ? ZoneAnswer.refused(Cause.NO_NODE_PASSWORD, file.nodePassword())
                    : ZoneAnswer.done(line.toCharArray());
        });
    }
}
