package tongban.node.casework.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.HeldEvent;
import tongban.node.zone.AtRest;

/**
 * Salts and bodies of events as they lie in their table: sealed together, since a body of which somebody knows all but
 * a number could be guessed from a salt and the digest in the head.
 */
record EventBodies(AtRest atRest) {

    private static final int SALT = 16;
    private static final byte[] NONE = {};

    /**
     * Two columns.
     *
     * @param salt null when it is sealed with the body
     */
    record Lying(byte @Nullable [] salt, byte[] body) {}

    static String place(CaseId id, int number) {
        return "event " + id + " " + number;
    }

    Lying lying(HeldEvent event) {
        if (!atRest.seals() || event.salt().length != SALT) {
            return new Lying(event.salt(), event.body());
        }
        byte[] both = ByteBuffer.allocate(SALT + event.body().length)
                .put(event.salt())
                .put(event.body())
                .array();
        return new Lying(
                null, atRest.put(place(event.event().caseId(), event.event().number()), both));
    }

    /** The event with what lies in its two columns; nothing in both when its body was erased. */
    HeldEvent held(String head, byte @Nullable [] salt, byte @Nullable [] body) {
        CaseEvent event = CaseEvent.read(head).orElseThrow();
        if (body == null) {
            return new HeldEvent(head, event, NONE, NONE);
        }
        if (salt != null) {
            return new HeldEvent(head, event, salt, body);
        }
        byte[] both = atRest.take(place(event.caseId(), event.number()), body);
        int cut = Math.min(SALT, both.length);
        return new HeldEvent(head, event, Arrays.copyOf(both, cut), Arrays.copyOfRange(both, cut, both.length));
    }
}
