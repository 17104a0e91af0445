package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;

/**
 * Opinions that officials of this zone ask of a colleague or of another office about a case (征求意见). They are this
 * zone's own: no partner and no applicant is told of them, they move nothing, and no limit waits for them.
 */
public interface Consultations {

    /** Characters of a question or of an answer's words. */
    int TEXT_MAX = 2000;

    /** Consultations of one case that are open at once. */
    int OPEN_MAX = 50;

    /** Rows of a page, at most. */
    int PAGE_MAX = 200;

    /** What somebody says to it. */
    enum Opinion {
        /** 同意. */
        AGREES,
        /** 不同意. */
        OBJECTS,
        /** 无意见. */
        NO_REMARK;

        /** The word in tables and for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Opinion> read(String word) {
            return List.of(values()).stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * Who is asked.
     *
     * @param name a colleague's pseudonym, or the word of an office
     */
    record Whom(String name, boolean office) {}

    /**
     * What is asked.
     *
     * @param role as which somebody asks: of the side of the offices
     * @param words plain text of at most {@value #TEXT_MAX} characters
     * @param day the last day that is in time
     */
    record Question(CaseId caseId, Role role, String by, Whom whom, String words, LocalDate day) {}

    /**
     * How it ended.
     *
     * @param opinion empty when it was withdrawn
     * @param words blank only with an opinion without a remark, and when it was withdrawn
     */
    record Ending(Optional<Opinion> opinion, String words, String by, Instant at) {}

    /**
     * A question with what came of it.
     *
     * @param number of the case, as people read it
     * @param item of the case
     */
    record Consultation(
            CaseId id, String number, String item, Question question, Instant asked, Optional<Ending> ending) {

        /** Whether the answer came, or is still missing, after the day by which it was asked for. */
        public boolean isLate(Instant now) {
            if (ending.isPresent() && ending.get().opinion().isEmpty()) {
                return false;
            }
            return LegalClock.dateOf(ending.map(Ending::at).orElse(now)).isAfter(question.day());
        }
    }

    /** The last row of a page. */
    record Place(LocalDate day, String id) {}

    /** What came of it. */
    sealed interface Consulted {
        record Done(Consultation consultation) implements Consulted {}

        record Refused(CaseOutcome.Refused refusal) implements Consulted {}
    }

    /** Asks; refused in a zone that neither holds the case nor is to take it, and when the case is over. */
    Consulted ask(Question question);

    /** Answers once: whom it was asked of, their deputy, or anybody for an office. It may be late. */
    Consulted answer(CaseId consultation, Opinion opinion, String words, String by);

    /** Takes an open question back: who asked, or a supervisor. */
    Consulted withdraw(CaseId consultation, Role role, String by);

    /**
     * What is open with somebody, each figure counted up to one more than {@value CaseCounts#MAX}.
     *
     * @param late those whose day is over
     */
    record Waiting(int open, int late) {}

    Optional<Consultation> find(CaseId consultation);

    /** How much is open with somebody, who may be asked in several ways. */
    Waiting waiting(List<Whom> whoms);

    /** All of a case, the oldest first. */
    List<Consultation> of(CaseId caseId);

    /** What is open with somebody, the most urgent first. */
    List<Consultation> openWith(Whom whom, Optional<Place> after, int size);
}
