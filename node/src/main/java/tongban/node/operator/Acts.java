package tongban.node.operator;

import java.util.Map;

/**
 * The record of acts (操作记录): who did what, when, on what. It is written in the caller's transaction, so that an act
 * and its record stand or fall together, and chained by digest (SM3), so that a changed or missing line is found.
 *
 * <p>Acts wait for one another until the commit; call this last in the transaction, for acts of people and not for
 * messages. Outside of a transaction it throws {@link IllegalStateException}.
 */
public interface Acts {

    /**
     * Records an act of the operator at work, or of the node itself when none is.
     *
     * @param act a key of the module's messages, such as {@code compact.act.signed}
     * @param subject what it was done to, in words that a person recognises
     * @param details more, in this order: keys of messages, and values, which may be keys too
     */
    void record(String act, String subject, Map<String, String> details);

    /** The same for somebody who did not sign in, such as the user of a command. */
    void recordFor(String who, String act, String subject, Map<String, String> details);
}
