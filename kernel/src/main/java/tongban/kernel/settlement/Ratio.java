package tongban.kernel.settlement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.money.Fen;

/**
 * A part of a whole, from 0 to 1 with four decimals, as the national interface writes it (数值型 5,4).
 *
 * @param tenThousandths from 0 to 10,000
 */
public record Ratio(int tenThousandths) {
    /** Nothing of it. */
    public static final Ratio NONE = new Ratio(0);

    /** All of it. */
    public static final Ratio WHOLE = new Ratio(10_000);

    private static final int ONE = 10_000;
    private static final Pattern WRITTEN = Pattern.compile("0(\\.[0-9]{1,4})?|1(\\.0{1,4})?");

    /** Refuses less than nothing and more than all. */
    public Ratio {
        if (tenThousandths < 0 || tenThousandths > ONE) {
            throw new IllegalArgumentException("a ratio is from 0 to 10000 ten-thousandths: " + tenThousandths);
        }
    }

    /** So many percent. */
    public static Ratio ofPercent(int percent) {
        return new Ratio(Math.multiplyExact(percent, 100));
    }

    /** Reads {@code 0.75}: a point, up to four decimals, no percent sign; empty for anything else. */
    public static Optional<Ratio> read(String text) {
        return WRITTEN.matcher(text).matches()
                ? Optional.of(new Ratio(new BigDecimal(text).movePointRight(4).intValueExact()))
                : Optional.empty();
    }

    /**
     * This part of an amount, to the fen, half a fen upwards (HALF_UP). Whole multiples of ten thousand fen are taken
     * first, so that the largest amount of a message overflows nothing.
     */
    public Fen of(Fen amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a ratio is taken of what was spent, never of a refund");
        }
        long whole = amount.amount() / ONE * tenThousandths;
        long rest = amount.amount() % ONE * tenThousandths;
        return new Fen(whole + (rest + ONE / 2) / ONE);
    }

    /** This less so many points; never below nothing. */
    public Ratio less(Ratio points) {
        return new Ratio(Math.max(0, tenThousandths - points.tenThousandths));
    }

    /** In percent: {@code 60%}, {@code 12.5%}. */
    public String percent() {
        return BigDecimal.valueOf(tenThousandths, 2).stripTrailingZeros().toPlainString() + "%";
    }

    /** Four decimals, as in messages: {@code 0.7500}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
    }
}
