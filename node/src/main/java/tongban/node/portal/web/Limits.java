package tongban.node.portal.web;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;

/** The limits of the law that are in force today, for people. */
@Component("portalLimits")
class Limits {

    private final TimeLimits limits;
    private final InstantSource clock;

    Limits(TimeLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A limit.
     *
     * @param working whether working days count
     * @param longer by how many days it may be extended; 0 when it may not
     */
    record Limit(int days, boolean working, String citation, int longer) {}

    Optional<Limit> of(String name) {
        return limits.find(name)
                .map(item -> item.limit().at(AsOf.on(LegalClock.dateOf(clock.instant()))))
                .filter(ParameterAnswer.InForce.class::isInstance)
                .map(answer -> ((ParameterAnswer.InForce<StatutoryLimit>) answer)
                        .dated()
                        .value())
                .map(Limits::limit);
    }

    private static Limit limit(StatutoryLimit known) {
        return new Limit(
                known.limit().length(),
                known.limit().kind() == DayKind.WORKING,
                known.limit().basis().citation(),
                known.extension() == null ? 0 : known.extension().length());
    }
}
