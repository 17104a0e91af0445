package tongban.kernel.settlement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tongban.kernel.law.LegalReference;
import tongban.kernel.money.Fen;

/**
 * One step of the explanation of a settlement: a code and its figures. Words are put to it when somebody reads it.
 *
 * @param rule which question was answered
 * @param line the line of the bill, from 1; 0 for the bill as a whole
 * @param of the amount to which the rule was put
 * @param limit the amount that bounds the result; what lies above the price limit in a line; nothing when none does
 * @param ratio the part taken; all where the rule knows none
 * @param result what came of it
 * @param basis the provision of the insured zone; null where the care zone's list speaks, or arithmetic alone
 */
public record Step(
        Rule rule,
        int line,
        Fen of,
        Fen limit,
        Ratio ratio,
        Fen result,
        @Nullable LegalReference basis) {

    /** The questions in the order in which they are put; each has its id. */
    public enum Rule {
        /** 甲: of the line, what is in scope. */
        LINE_OF_CLASS_A,
        /** 乙: of the line less its first self-payment, what is in scope. */
        LINE_OF_CLASS_B,
        /** 丙: what the person pays of the line, which is all. */
        LINE_OF_CLASS_C,
        /** Of the bill, what is in scope. */
        SCOPE,
        /** Of that, what counts towards the deductible; bounded by what is left of it. */
        DEDUCTIBLE,
        /** The ratio for care elsewhere. */
        CUT,
        /** Of what lies above the deductible, the ratio's part, rounded. */
        RATIO,
        /** Of that, what the fund pays; bounded by what is left of the year's cap. */
        CAP,
        /** Of what the account may pay, what it pays; bounded by its balance. */
        ACCOUNT,
        /** Of the bill, what the person pays in cash. */
        CASH;

        /** The rule's id: {@code line-of-class-a}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
