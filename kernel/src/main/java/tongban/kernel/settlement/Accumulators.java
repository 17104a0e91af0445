package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * What a person has used in a natural year (年度累计), kept by the insured zone; a new year begins with nothing.
 *
 * @param year the natural year
 * @param deductible what counted towards the deductible
 * @param pool what the pooling fund has paid
 */
public record Accumulators(int year, Fen deductible, Fen pool) {
    /** Refuses less than nothing: nobody takes back what was not added. */
    public Accumulators {
        if (deductible.isNegative() || pool.isNegative()) {
            throw new IllegalArgumentException("accumulators do not fall below zero");
        }
    }

    /** A year in which nothing has been used yet. */
    public static Accumulators fresh(int year) {
        return new Accumulators(year, Fen.ZERO, Fen.ZERO);
    }

    /** These and what a settlement of the same year added. */
    public Accumulators plus(Accumulators added) {
        sameYear(added);
        return new Accumulators(year, deductible.plus(added.deductible), pool.plus(added.pool));
    }

    /** These without what a settlement of the same year added. */
    public Accumulators minus(Accumulators added) {
        sameYear(added);
        return new Accumulators(year, deductible.minus(added.deductible), pool.minus(added.pool));
    }

    private void sameYear(Accumulators other) {
        if (other.year != year) {
            throw new IllegalArgumentException("accumulators of " + other.year + " are none of " + year);
        }
    }
}
