package tongban.policy.insurance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tongban.kernel.settlement.Rules;

/** The rules for a person on a day, or by name what was not found. */
public sealed interface RulesAnswer {
    /**
     * All that a settlement needs.
     *
     * @param rules the rules
     * @param confidence that of the weakest of their sources, see {@link tongban.policy.PolicyNode#confidence}
     */
    record Found(Rules rules, String confidence) implements RulesAnswer {}

    /**
     * Not found, which is not the same as nothing: such a person cannot settle at once.
     *
     * @param missing what
     * @param from the first day for which it is known, or null when it is known for none
     */
    record NotFound(Missing missing, @Nullable LocalDate from) implements RulesAnswer {}

    /** What was not found. */
    enum Missing {
        /** The place knows no such plan. */
        PLAN,
        /** The deductible. */
        DEDUCTIBLE,
        /** The ratio at this kind of provider. */
        RATIO,
        /** The yearly cap of this plan. */
        CAP,
        /** Whether anything is taken off for care elsewhere. */
        CUT
    }
}
