package tongban.node.exchange.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tongban.node.exchange.Channels.Direction;
import tongban.verifier.command.CommandRun;

/** What the verifier says about the exports of two nodes. */
final class Audited {

    private Audited() {}

    /** Exports both logs as both nodes hold them, and audits the folder with the kernel alone. */
    static CommandRun of(NodeOfTest one, NodeOfTest other, Path folder) throws IOException {
        for (NodeOfTest node : List.of(one, other)) {
            NodeOfTest partner = node == one ? other : one;
            for (Direction direction : Direction.values()) {
                Path file = folder.resolve(node.zone().code() + "-" + direction + ".tbx");
                try (OutputStream out = Files.newOutputStream(file)) {
                    node.channels().export(partner.zone().code(), direction, out);
                }
            }
        }
        return CommandRun.of("audit", folder.toString());
    }
}
