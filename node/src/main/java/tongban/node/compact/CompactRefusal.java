package tongban.node.compact;

import java.util.List;

/**
 * Why something was not done with an agreement. Its words are in the bundle of this package under {@link #key()}.
 *
 * @param reason the exact reason
 * @param arguments what stands in {0}, {1} … of its words
 */
public record CompactRefusal(Reason reason, List<String> arguments) {

    /** The exact reason. */
    public enum Reason {
        /** The text cannot be read: line, cause, what was found. */
        UNREADABLE,
        UNKNOWN,
        NOT_A_PARTY,
        SENDER_NOT_A_PARTY,
        HELD_ALREADY,
        SIGNED_ALREADY,
        OVER,
        PARTIES_MISSING,
        OTHER_SUCCESSOR,
        REPLACED_ALREADY,
        WRONG_KEY,
        BAD_REASON,
        SUSPENDED_ALREADY,
        NOT_SUSPENDED,
        TOO_MANY_DRAFTS,
        OTHER_ACT
    }

    public CompactRefusal {
        arguments = List.copyOf(arguments);
    }

    public static CompactRefusal of(Reason reason, Object... arguments) {
        return new CompactRefusal(
                reason, List.of(arguments).stream().map(Object::toString).toList());
    }

    /** The reason as a word of the channel: {@code a-z -}. */
    public String word() {
        return "compact-" + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The key of its sentence. */
    public String key() {
        return "compact.refusal." + reason.name();
    }
}
