package tongban.kernel.settlement;

import tongban.kernel.law.DatedValue;
import tongban.kernel.money.Fen;

/**
 * What the insured zone's policy says of one person at one kind of provider on one day (参保地政策), each with dates and
 * provision.
 *
 * @param deductible the deductible of a natural year (起付线)
 * @param ratio the part that the pooling fund pays above it (支付比例)
 * @param cap the most that it pays in a natural year (年度支付限额)
 * @param cut what is taken off the ratio for care elsewhere
 */
public record Rules(DatedValue<Fen> deductible, DatedValue<Ratio> ratio, DatedValue<Fen> cap, Cut cut) {
    /** Refuses a deductible or cap below zero. */
    public Rules {
        if (deductible.value().isNegative() || cap.value().isNegative()) {
            throw new IllegalArgumentException("a deductible and a cap are not negative");
        }
    }
}
