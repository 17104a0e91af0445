package tongban.kernel.money;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * An amount of renminbi in fen (分), the hundredth of a yuan: a whole number, never a floating point one. Arithmetic is
 * exact; an overflow is an {@link ArithmeticException}, because no lawful amount comes near it.
 *
 * @param amount fen, negative for the other direction
 */
public record Fen(long amount) implements Comparable<Fen>, MoneyReading {
    /** Nothing. */
    public static final Fen ZERO = new Fen(0);

    /** An amount of whole yuan. */
    public static Fen ofYuan(long yuan) {
        return new Fen(Math.multiplyExact(yuan, 100L));
    }

    /**
     * Reads yuan as written in messages and documents: {@code 12}, {@code 12.30}, {@code -0.05}. Two decimals or none,
     * no sign of currency, no grouping, no rounding.
     */
    public static MoneyReading read(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && i != point) {
                return new Refused(i + 1, Reason.NOT_A_DIGIT);
            }
        }
        if (whole == start) {
            return new Refused(start + 1, Reason.NO_DIGITS);
        }
        if (whole > start + 1 && text.charAt(start) == '0') {
            return new Refused(start + 1, Reason.LEADING_ZERO);
        }
        if (point >= 0 && text.length() - point != 3) {
            return new Refused(Math.min(text.length(), point + 3) + 1, Reason.NOT_TWO_DECIMALS);
        }
        if (whole - start > 17) {
            return new Refused(start + 18, Reason.TOO_LARGE);
        }
        try {
            return new Fen(new BigDecimal(text).movePointRight(2).longValueExact());
        } catch (ArithmeticException tooLarge) {
            return new Refused(start + 1, Reason.TOO_LARGE);
        }
    }

    /** The sum of all; zero for none. */
    public static Fen sum(Collection<Fen> amounts) {
        return amounts.stream().reduce(ZERO, Fen::plus);
    }

    /** This and the other. */
    public Fen plus(Fen other) {
        return new Fen(Math.addExact(amount, other.amount));
    }

    /** This less the other. */
    public Fen minus(Fen other) {
        return new Fen(Math.subtractExact(amount, other.amount));
    }

    /** The same in the other direction. */
    public Fen negated() {
        return new Fen(Math.negateExact(amount));
    }

    /** So many times this. */
    public Fen times(long count) {
        return new Fen(Math.multiplyExact(amount, count));
    }

    /** Below zero. */
    public boolean isNegative() {
        return amount < 0;
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(amount, other.amount);
    }

    /** Yuan with two decimals, as {@link #read} takes them: {@code -0.05}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(amount, 2).toPlainString();
    }
}
