package tongban.kernel.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The right edge of a Merkle tree: the roots of its perfect subtrees, largest first, one for each bit of the size. All
 * that is needed to append and to know the root; at most 63 hashes whatever the size.
 *
 * @param size number of leaves
 * @param roots roots of the perfect subtrees from left to right, as many as the size has one-bits
 */
public record Frontier(long size, List<Digest> roots) {

    private static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        roots = List.copyOf(roots);
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a frontier of size " + size + " cannot have " + roots.size() + " roots");
        }
    }

    public static Frontier empty() {
        return EMPTY;
    }

    /** The frontier after these leaves. */
    public Frontier append(TreeHash hash, List<Digest> leaves) {
        return append(hash, leaves, NodeSink.NONE);
    }

    /** The frontier after these leaves; tells the sink every perfect subtree that they complete, leaves included. */
    public Frontier append(TreeHash hash, List<Digest> leaves, NodeSink sink) {
        List<Digest> edge = new ArrayList<>(roots);
        long count = size;
        for (Digest leaf : leaves) {
            Digest node = leaf;
            sink.completed(0, count, node);
            int level = 0;
            // Each trailing one-bit of the count is a perfect subtree that the new one completes to a larger one.
            for (long rest = count; (rest & 1) == 1; rest >>= 1) {
                node = hash.node(edge.removeLast(), node);
                level++;
                sink.completed(level, count >> level, node);
            }
            edge.add(node);
            count++;
        }
        return new Frontier(count, edge);
    }

    /** The tree's root (RFC 6962 section 2.1). */
    public Digest root(TreeHash hash) {
        if (roots.isEmpty()) {
            return hash.emptyRoot();
        }
        Digest root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = hash.node(roots.get(i), root);
        }
        return root;
    }

    /** Eight bytes of size, then the roots. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + roots.size() * Digest.LENGTH);
        out.putLong(size);
        roots.forEach(root -> out.put(root.raw()));
        return out.array();
    }

    /** Reads what {@link #encode} wrote; empty when the length does not fit the size. */
    public static Optional<Frontier> decode(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            return Optional.empty();
        }
        long size = ByteBuffer.wrap(bytes).getLong();
        if (size < 0 || bytes.length != Long.BYTES + Long.bitCount(size) * Digest.LENGTH) {
            return Optional.empty();
        }
        List<Digest> roots = new ArrayList<>();
        for (int at = Long.BYTES; at < bytes.length; at += Digest.LENGTH) {
            roots.add(Digest.at(bytes, at));
        }
        return Optional.of(new Frontier(size, roots));
    }

    /** Hears of every perfect subtree on the append that completes it, so that tiles are stored once and for ever. */
    public interface NodeSink {

        NodeSink NONE = (level, index, node) -> {};

        /**
         * @param level 0 for leaves
         * @param index position among the nodes of that level, from 0
         */
        void completed(int level, long index, Digest node);
    }
}
