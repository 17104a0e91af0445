package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;

/**
 * What the applicant's side and the offices write to each other about a case (互动留言). A message is an event of the
 * holder, or a request to it from a zone that does not hold the case, so both zones have the same thread.
 */
public interface MessageThread {

    /** Characters of a message. */
    int WORDS_MAX = 2000;

    /** Messages of a page, at most. */
    int PAGE_MAX = 100;

    /** Who speaks with whom. */
    enum Side {
        APPLICANT,
        OFFICE;

        /** Who acts as applicant, at the counter too, speaks for the applicant. */
        public static Side of(Role role) {
            return role == Role.APPLICANT ? APPLICANT : OFFICE;
        }

        /** The word in tables and for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far a message has come, as this zone knows. */
    enum State {
        /** The holder has not noted it. */
        WAITING,
        /** It was told to the zone of the other side; whether it has come there is not known here. */
        TOLD,
        /** It lies where the other side reads. */
        DELIVERED,
        /** Somebody of the other side has read it in this zone. */
        READ;

        /** The word for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A message to be said.
     *
     * @param words plain text of at most {@value #WORDS_MAX} characters; lines end with a line feed
     */
    record Message(CaseId caseId, Role role, String by, String words) {}

    /**
     * A message in the thread.
     *
     * @param number its event; 0 while the holder has not noted it
     * @param at when it was said: the commit of the zone where that was
     * @param by a pseudonym; empty when a partner does not say
     */
    record Said(int number, Instant at, ZoneCode zone, Role role, String by, String words, State state) {}

    /**
     * How far a side has read.
     *
     * @param number the last event
     */
    record Mark(Side side, int number, String by, Instant at) {}

    /**
     * A page of the thread in the order of the history; what the holder has not noted stands last.
     *
     * @param next the event after which the next page begins; empty on the last one
     */
    record Page(List<Said> messages, List<Mark> marks, Optional<Integer> next) {}

    /** Says something, whoever holds the case. */
    CaseOutcome say(Message message);

    /** The thread behind an event. */
    Optional<Page> page(CaseId id, int after, int size);

    /** Notes that a side has read up to an event; it never goes back. Whether there is such a case. */
    boolean read(CaseId id, Side side, String by, int upTo);
}
