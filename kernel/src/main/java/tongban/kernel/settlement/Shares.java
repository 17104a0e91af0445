package tongban.kernel.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tongban.kernel.money.Fen;

/**
 * Divides an amount by weights: each share is rounded (HALF_UP), none is more than what is left, the last takes the
 * rest. Without the bound, several halves rounded upwards could leave the last one less than nothing.
 */
public final class Shares {
    private Shares() {}

    /** The shares of the total, one for each weight; the last weight that is something takes the rest. */
    public static List<Fen> of(Fen total, List<Fen> weights) {
        if (total.isNegative() || weights.stream().anyMatch(Fen::isNegative)) {
            throw new IllegalArgumentException("only what was spent is divided, by weights that are not negative");
        }
        BigInteger whole = BigInteger.valueOf(Fen.sum(weights).amount());
        if (whole.signum() == 0 && total.amount() != 0) {
            throw new IllegalArgumentException("an amount is not divided among nobody");
        }
        int last = weights.size() - 1;
        while (last >= 0 && weights.get(last).amount() == 0) {
            last--;
        }
        List<Fen> shares = new ArrayList<>(weights.size());
        Fen left = total;
        for (int i = 0; i < weights.size(); i++) {
            Fen share = i == last ? left : i > last ? Fen.ZERO : least(left, rounded(total, weights.get(i), whole));
            shares.add(share);
            left = left.minus(share);
        }
        return shares;
    }

    private static Fen rounded(Fen total, Fen weight, BigInteger whole) {
        BigInteger twice = BigInteger.valueOf(total.amount())
                .multiply(BigInteger.valueOf(weight.amount()))
                .shiftLeft(1);
        return new Fen(twice.add(whole).divide(whole.shiftLeft(1)).longValueExact());
    }

    private static Fen least(Fen one, Fen other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
