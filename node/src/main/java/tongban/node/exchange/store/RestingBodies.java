package tongban.node.exchange.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Topic;
import tongban.node.zone.AtRest;

/**
 * How bodies of one log lie in its tables. What modules say to partners is sealed with its salt: the header names a
 * digest of both, and a body of which somebody knows all but a number could be guessed from salt and digest. What the
 * exchange says by itself holds nothing personal, and lies as it is.
 */
record RestingBodies(AtRest atRest, int channel) {

    /** Topics of the exchange itself begin like this. */
    private static final List<String> OWN = List.of("exchange.", "channel.");

    private static final byte[] NO_SALT = {};

    /** A draft's columns; salt and body are sealed in the second where the first is empty. */
    record Lying(byte[] salt, byte[] body) {}

    private String entry(long index) {
        return "entry " + channel + " " + index;
    }

    private String draft(EntryId id) {
        return "draft " + channel + " " + id.high() + " " + id.low();
    }

    private static byte[] both(Body body) {
        return ByteBuffer.allocate(Body.SALT_LENGTH + body.bytes().length)
                .put(body.salt())
                .put(body.bytes())
                .array();
    }

    private static Body apart(byte[] both) {
        return new Body(Arrays.copyOf(both, Body.SALT_LENGTH), Arrays.copyOfRange(both, Body.SALT_LENGTH, both.length));
    }

    private boolean isSealed(Topic topic) {
        return atRest.seals() && OWN.stream().noneMatch(topic.name()::startsWith);
    }

    /** An entry's salt and body, sealed; empty when they lie as they are. */
    Optional<byte[]> sealed(byte[] header, long index, Body body) {
        return isSealed(header) ? Optional.of(atRest.put(entry(index), both(body))) : Optional.empty();
    }

    /** Whether the body of such a header is sealed here. */
    boolean isSealed(byte[] header) {
        return EntryHeader.decode(header) instanceof Decoded.Well<EntryHeader> well
                && isSealed(well.value().topic());
    }

    /** Whether sealed bytes are sealed under the newest key. */
    boolean isNewest(byte[] sealed) {
        byte[] start = atRest.start();
        return sealed.length > start.length && Arrays.equals(sealed, 0, start.length, start, 0, start.length);
    }

    Body opened(long index, byte[] sealed) {
        return apart(atRest.take(entry(index), sealed));
    }

    Lying lying(Draft draft) {
        Body body = draft.body();
        return isSealed(draft.topic())
                ? new Lying(NO_SALT, atRest.put(draft(draft.id()), both(body)))
                : new Lying(body.salt(), body.bytes());
    }

    Body of(EntryId id, Lying lying) {
        return lying.salt().length == 0
                ? apart(atRest.take(draft(id), lying.body()))
                : new Body(lying.salt(), lying.body());
    }
}
