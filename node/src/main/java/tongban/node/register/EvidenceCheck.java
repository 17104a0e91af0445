package tongban.node.register;

/** Whether evidence may be relied on. */
public sealed interface EvidenceCheck {

    /** It is what the register said, and it is fresh. */
    record Holds(Evidence evidence) implements EvidenceCheck {}

    /** It is what the register said, and too old: ask anew. */
    record Stale(Evidence evidence) implements EvidenceCheck {}

    /**
     * It is not what the register said.
     *
     * @param reason a word: {@code unknown}, {@code altered}, {@code not-in-log}, {@code erased}
     * @param sentence what was found and what would pass, in Chinese and English
     */
    record Refused(String reason, String sentence) implements EvidenceCheck {}
}
