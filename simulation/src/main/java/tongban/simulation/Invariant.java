package tongban.simulation;

/** What must hold in every run. */
enum Invariant {
    /** Each entry has its effect exactly once, or a signed refusal, or waits. */
    ONE_EFFECT_ONCE,
    /** Effects keep the order of the log within a key. */
    ORDER_WITHIN_KEY,
    /** What two zones hold of one log never differs. */
    LOGS_ARE_PREFIXES,
    /** At rest both ends hold the same log, all of it is acknowledged, and nothing waits. */
    LOGS_EQUAL_AT_REST,
    /** Each body that a log keeps is the one that its header names. */
    BODIES_ARE_THEIR_HEADERS,
    /** Only what the sender has committed is accepted. */
    ONLY_COMMITTED_IS_ACCEPTED,
    /** Only what is committed is signed, and nothing before the start was confirmed. */
    ONLY_COMMITTED_IS_SIGNED,
    /** Nothing has its first effect after its not-after. */
    NOT_AFTER,
    /** A question has exactly one final answer, and the asker sees it. */
    ONE_ANSWER,
    /** Every fact that a business transaction committed is told. */
    EVERY_FACT_IS_TOLD,
    /** Nobody can show a lie of an honest zone. */
    HONEST_ARE_NOT_ACCUSED,
    /** Each lie is found, with evidence that the verifier accepts. */
    LIES_ARE_FOUND,
    /** What was erased is gone at both ends, and every proof still holds. */
    ERASED_IS_GONE,
    /** Each entry that was set aside is told to its sender. */
    SET_ASIDE_IS_TOLD,
    /** When the network heals, all comes to rest, and stays at rest. */
    COMES_TO_REST,
    /** No exception but an outage leaves the exchange. */
    NO_FAULT_OF_ITS_OWN;

    /** The name as it stands in JSON and in the keys of texts. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
