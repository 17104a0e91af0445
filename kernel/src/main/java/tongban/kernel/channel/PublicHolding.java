package tongban.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;

/**
 * What a zone holds of a public log (所持公开日志), told to whoever asks: enough to judge whether two readers were
 * shown one log. Nothing of it is authority but the head, by its signature. The bytes are in {@code
 * docs/protocol/channel-1.md}, "Public channel".
 *
 * @param head the highest signed head held
 * @param earlierRoot the root that the holder's entries have at the tie's earlier size
 * @param tie the nodes from the earlier size to the head: the smaller of the size asked for and the head's
 */
public record PublicHolding(SignedCheckpoint head, Digest earlierRoot, ConsistencyProof tie) {

    private static final byte[] MAGIC = "TBP1".getBytes(StandardCharsets.US_ASCII);
    private static final int NOTE_MAX = 16 * 1024;

    /** Bytes of an encoded holding, at most: magic, note with its length, size, root, and two nodes a level. */
    public static final int LENGTH_MAX = 4 + 4 + NOTE_MAX + Long.BYTES + Digest.LENGTH + 128 * Digest.LENGTH;

    public PublicHolding {
        if (!head.checkpoint().channel().isPublic()
                || tie.later() != head.checkpoint().size()) {
            throw new IllegalArgumentException("no tie to this head of a public log");
        }
    }

    /** The bytes; a holder of nothing says so with an empty note. */
    public static byte[] encode(Optional<PublicHolding> holding) {
        WireWriter out = new WireWriter(1024).bytes(MAGIC);
        if (holding.isEmpty()) {
            return out.block(new byte[0]).toBytes();
        }
        PublicHolding held = holding.get();
        out.block(held.head.encode()).i64(held.tie.earlier()).digest(held.earlierRoot);
        held.tie.nodes().forEach(out::digest);
        return out.toBytes();
    }

    /** Reads a holding strictly: both sizes fix the number of nodes, and nothing follows. */
    public static Decoded<Optional<PublicHolding>> decode(byte[] bytes) {
        if (bytes.length > LENGTH_MAX) {
            return new Decoded.Malformed<>(0, "a holding has at most " + LENGTH_MAX + " bytes");
        }
        return WireReader.decode(bytes, PublicHolding::read);
    }

    private static Optional<PublicHolding> read(WireReader in) throws WireReader.Malformed {
        if (!new String(in.bytes(4, "magic"), StandardCharsets.ISO_8859_1).equals("TBP1")) {
            throw new WireReader.Malformed(0, "no holding of a public log: the first four bytes are not TBP1");
        }
        byte[] note = in.bytes(in.length("head", NOTE_MAX), "head");
        if (note.length == 0) {
            return Optional.empty();
        }
        SignedCheckpoint head = switch (SignedCheckpoint.decode(note)) {
            case Decoded.Well<SignedCheckpoint> well -> well.value();
            case Decoded.Malformed<SignedCheckpoint> bad -> throw in.malformed(bad.sentence());
        };
        if (!head.checkpoint().channel().isPublic()) {
            throw in.malformed(head.checkpoint().channel() + " is no public channel");
        }
        long later = head.checkpoint().size();
        long earlier = in.count("earlier size");
        if (earlier > later) {
            throw in.malformed("the earlier size " + earlier + " is beyond the head's " + later);
        }
        Digest root = in.digest("earlier root");
        int count = ConsistencyProof.ranges(earlier, later).size();
        List<Digest> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nodes.add(in.digest("node"));
        }
        return Optional.of(new PublicHolding(head, root, new ConsistencyProof(earlier, later, nodes)));
    }
}
