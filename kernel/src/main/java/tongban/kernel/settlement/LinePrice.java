package tongban.kernel.settlement;

import java.math.BigInteger;
import java.util.Optional;
import tongban.kernel.money.Fen;

/**
 * Count and price of a line as messages write them (数值型 16,4 and 16,6).
 *
 * @param count in ten-thousandths of a unit, not negative
 * @param price in millionths of a yuan, not negative
 */
public record LinePrice(long count, long price) {
    /** A fen is a hundredth of a yuan; count times price is in ten-thousand-millionths. */
    private static final long PRODUCT_OF_A_FEN = 100_000_000L;

    /** Refuses negative counts and prices: a refund is the cancellation of a settlement. */
    public LinePrice {
        if (count < 0 || price < 0) {
            throw new IllegalArgumentException("a count and a price are not negative");
        }
    }

    /** Count times price to the fen (HALF_UP), which a line must cost; empty when it is more than a message holds. */
    public Optional<Fen> amount() {
        if (Math.multiplyHigh(count, price) == 0 && count * price >= 0) {
            long product = count * price;
            long rest = product % PRODUCT_OF_A_FEN;
            return within(product / PRODUCT_OF_A_FEN + (rest >= PRODUCT_OF_A_FEN / 2 ? 1 : 0));
        }
        BigInteger product = BigInteger.valueOf(count).multiply(BigInteger.valueOf(price));
        BigInteger fen =
                product.add(BigInteger.valueOf(PRODUCT_OF_A_FEN / 2)).divide(BigInteger.valueOf(PRODUCT_OF_A_FEN));
        return fen.bitLength() < Long.SIZE ? within(fen.longValue()) : Optional.empty();
    }

    /**
     * What of the line lies above a price limit ({@code pric_uplmt_amt}): the line less count times the limit, so that
     * both parts add up to the line; empty when the line is more than a message holds.
     */
    public Optional<Fen> above(long limit) {
        LinePrice limited = new LinePrice(count, Math.min(price, limit));
        return amount().flatMap(whole -> limited.amount().map(whole::minus));
    }

    private static Optional<Fen> within(long fen) {
        return fen <= Scoping.MOST.amount() ? Optional.of(new Fen(fen)) : Optional.empty();
    }
}
