package tongban.node.casework;

import tongban.kernel.casework.CaseEvent;

/**
 * An event with its body.
 *
 * @param head the text that is chained
 * @param event what it says
 * @param salt 16 random bytes, or none when the body was erased
 * @param body a JSON object as it was handed in, or none
 */
public record HeldEvent(String head, CaseEvent event, byte[] salt, byte[] body) {

    /** Whether the body is the one that the head names. */
    public boolean isWhole() {
        return event.body().equals(CaseEvent.bodyDigest(salt, body));
    }
}
