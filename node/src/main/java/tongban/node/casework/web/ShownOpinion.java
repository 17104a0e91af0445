package tongban.node.casework.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.Consultations.Consultation;
import tongban.node.casework.Consultations.Consulted;
import tongban.node.casework.Consultations.Whom;
import tongban.node.web.Faults;

/**
 * An opinion as a person sees it.
 *
 * @param late its day is over, or it came after it
 * @param days how many days there are between today and that day
 * @param mayAnswer whether this person was asked
 * @param mayWithdraw whether this person may take it back
 */
record ShownOpinion(Consultation one, boolean late, long days, boolean mayAnswer, boolean mayWithdraw) {

    /** As whom somebody asks: whoever works on cases, and whoever supervises them. */
    static final Set<Role> OFFICIALS =
            EnumSet.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);

    /** In what ways somebody is asked at the console: by name, and as whoever has a duty. */
    static List<Whom> whoms(Clerk clerk) {
        List<Whom> whoms = new ArrayList<>();
        whoms.add(new Whom(clerk.pseudonym(), false));
        clerk.among(OFFICIALS).forEach(role -> whoms.add(new Whom(role.word(), true)));
        return whoms;
    }

    static ShownOpinion of(Consultation one, Clerk clerk, Instant now) {
        boolean open = one.ending().isEmpty();
        boolean asked = clerk.mayAct() && whoms(clerk).contains(one.question().whom());
        boolean own = one.question().by().equals(clerk.pseudonym());
        long today = LegalClock.dateOf(now).toEpochDay();
        return new ShownOpinion(
                one,
                one.isLate(now),
                Math.abs(today - one.question().day().toEpochDay()),
                open && asked,
                open && (own || clerk.duties().contains(Role.SUPERVISOR)));
    }

    /** The case's number, when it was done. */
    static Optional<String> number(Consulted consulted) {
        return consulted instanceof Consulted.Done done
                ? Optional.of(done.consultation().number())
                : Optional.empty();
    }

    static Optional<CaseOutcome.Refused> refused(Optional<Consulted> came) {
        return came.filter(Consulted.Refused.class::isInstance).map(refused -> ((Consulted.Refused) refused).refusal());
    }

    /** Beside the field that it is about. */
    static void add(Faults faults, CaseOutcome.Refused refused, String words) {
        String field = switch (refused.word()) {
            case "opinion-day" -> "day";
            case "opinion-own" -> "whom";
            default -> words;
        };
        faults.add(field, "case.refused." + refused.word(), refused.arguments().toArray());
    }
}
