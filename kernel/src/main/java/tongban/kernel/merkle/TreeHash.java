package tongban.kernel.merkle;

import tongban.kernel.seal.Hasher;
import tongban.kernel.seal.Suite;

/**
 * Leaf and node hashes of RFC 6962 section 2.1 with a suite's hash: leaf = hash(0x00 ‖ header), node = hash(0x01 ‖
 * left ‖ right), and the empty tree's root is the hash of nothing. Keeps one hasher, so each thread takes its own.
 */
public final class TreeHash {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Suite suite;
    private final Hasher hasher;

    public TreeHash(Suite suite) {
        this.suite = suite;
        this.hasher = suite.hasher();
    }

    public Suite suite() {
        return suite;
    }

    public Digest leaf(byte[] header) {
        hasher.update(LEAF);
        hasher.update(header);
        return Digest.wrap(hasher.finish());
    }

    public Digest node(Digest left, Digest right) {
        hasher.update(NODE);
        hasher.update(left.raw());
        hasher.update(right.raw());
        return Digest.wrap(hasher.finish());
    }

    public Digest emptyRoot() {
        return Digest.wrap(hasher.finish());
    }

    /** hash(salt ‖ content): how bodies and attachments are bound to their header without being readable from it. */
    public Digest salted(byte[] salt, byte[] content) {
        hasher.update(salt);
        hasher.update(content);
        return Digest.wrap(hasher.finish());
    }
}
