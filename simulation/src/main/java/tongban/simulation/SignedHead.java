package tongban.simulation;

import java.util.List;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.Suite;

/**
 * A size and a root in a head that a zone is about to sign.
 *
 * @param what the word for it
 * @param size as it stands in the text
 * @param root in base64
 */
record SignedHead(String what, long size, String root) {

    /** All that the head says of both logs must be committed. */
    static void check(SimulatedZone zone, SimulatedZone partner, String[] lines) {
        PairTables tables = zone.tables(partner);
        new SignedHead("size", Long.parseLong(lines[1]), lines[2])
                .requireCommitted(zone, tables.sentLeaves, zone.suite());
        for (String line : lines) {
            if (line.startsWith("ack ")) {
                String[] words = line.split(" ", -1);
                new SignedHead("acknowledgement", Long.parseLong(words[1]), words[2])
                        .requireCommitted(zone, tables.heldLeaves, partner.suite());
            }
        }
    }

    private void requireCommitted(SimulatedZone zone, List<Digest> leaves, Suite suite) {
        TreeNodes nodes = new TreeNodes(new TreeHash(suite), new Leaves(leaves));
        if (size > leaves.size() || !nodes.root(size).base64().equals(root)) {
            throw new Violation(
                    Invariant.ONLY_COMMITTED_IS_SIGNED,
                    zone + " signs a head with the " + what + " " + size + " that is not committed");
        }
    }
}
