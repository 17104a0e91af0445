package tongban.kernel.channel;

import java.util.Arrays;
import java.util.Optional;
import tongban.kernel.merkle.TreeHash;

/**
 * One entry of a log as it was sent.
 *
 * @param headerBytes the header's bytes, which the tree's leaf is the hash of
 * @param body what it says; empty once it was erased
 */
public record Entry(byte[] headerBytes, Optional<Body> body) {

    /** The header read from its bytes; an entry of a peer may hold bytes that are no header. */
    public Decoded<EntryHeader> header() {
        return EntryHeader.decode(headerBytes);
    }

    /** The same entry without its body. */
    public Entry erased() {
        return new Entry(headerBytes, Optional.empty());
    }

    /**
     * Whether the body is the one that the header names by length and digest. An erased body, and one under a header
     * that cannot be read, contradict nothing.
     *
     * @param hash the hash of the channel's suite
     */
    public boolean bodyIsItsHeaders(TreeHash hash) {
        if (body.isEmpty() || !(header() instanceof Decoded.Well<EntryHeader> named)) {
            return true;
        }
        Body shown = body.get();
        return shown.bytes().length == named.value().bodyLength()
                && hash.salted(shown.salt(), shown.bytes()).equals(named.value().bodyDigest());
    }

    /** Bytes that this entry adds to a batch. */
    public int wireLength() {
        return headerBytes.length + body.map(value -> value.bytes().length).orElse(0) + 64;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that && Arrays.equals(headerBytes, that.headerBytes) && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(headerBytes) + body.hashCode();
    }
}
