package tongban.kernel.casework;

/**
 * Why an event cannot follow, as a value: an act that is not allowed is no accident.
 *
 * @param cause what is wrong
 * @param detail what was found, free of personal data
 */
public record CaseFault(Cause cause, String detail) {

    /** What is wrong; the word is {@link #word()}. */
    public enum Cause {
        /** The history has another event next. */
        WRONG_NUMBER,
        /** It follows another event than the last one. */
        WRONG_PREVIOUS,
        /** It belongs to another case. */
        OTHER_CASE,
        /** Its moment is before that of the last event. */
        TIME_FALLS,
        /** It lacks a fact, or has one that its act does not know. */
        WRONG_FACTS,
        /** This zone cannot do it now: it does not hold the case, has offered it, or is not the deciding zone. */
        WRONG_SEAT,
        /** The case is in a phase from which the act does not lead on. */
        WRONG_PHASE,
        /** Somebody in another capacity does this. */
        WRONG_ROLE,
        /** Who proposed does not decide as well, and a decision for four eyes needs a proposal. */
        FOUR_EYES,
        /** Requests were received and not disposed of. */
        OPEN_REQUESTS,
        /** There is no such open request. */
        NO_SUCH_REQUEST,
        /** A decision crossed an earlier request and is first to be confirmed or revoked. */
        DECISION_CROSSED,
        /** No request crossed the decision. */
        NOT_CROSSED,
        /** The legal clock refuses it. */
        CLOCK;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
