package tongban.kernel.settlement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.kernel.money.Fen;

/**
 * The care zone's part (就医地目录): class, price limit and first self-payment of each line. The first self-payment is
 * taken of what lies within the price limit, rounded in each line; what is left is in scope, so that each line and the
 * bill add up (identity 1).
 */
public final class Scoping {
    /** The largest amount of a message: 数值型 16,2. */
    public static final Fen MOST = new Fen(9_999_999_999_999_999L);

    private Scoping() {}

    /** The parts of a bill. */
    public static ScopingAnswer of(List<CareLine> lines) {
        if (lines.isEmpty()) {
            return new ScopingAnswer.NoLines();
        }
        List<Scope> scopes = new ArrayList<>(lines.size());
        Scope sum = Scope.NOTHING;
        for (CareLine line : lines) {
            LineFault fault = fault(line);
            if (fault != null) {
                return new ScopingAnswer.LineRefused(scopes.size() + 1, fault);
            }
            Scope scope = scope(line);
            scopes.add(scope);
            sum = sum.plus(scope);
            if (sum.total().compareTo(MOST) > 0) {
                return new ScopingAnswer.BillTooLarge();
            }
        }
        return new ScopedBill(lines, scopes, sum);
    }

    private static Scope scope(CareLine line) {
        Fen amount = line.amount();
        if (line.itemClass() == ItemClass.C) {
            return new Scope(amount, amount, Fen.ZERO, Fen.ZERO, Fen.ZERO);
        }
        Fen within = amount.minus(line.overLimit());
        Fen first = line.firstSelfPay().of(within);
        return new Scope(amount, Fen.ZERO, line.overLimit(), first, within.minus(first));
    }

    private static @Nullable LineFault fault(CareLine line) {
        if (line.amount().isNegative()) {
            return LineFault.NEGATIVE;
        }
        if (line.amount().compareTo(MOST) > 0) {
            return LineFault.TOO_LARGE;
        }
        if (line.overLimit().isNegative() || line.overLimit().compareTo(line.amount()) > 0) {
            return LineFault.OVER_LIMIT_OUTSIDE_LINE;
        }
        return switch (line.itemClass()) {
            case A -> line.firstSelfPay().equals(Ratio.NONE) ? null : LineFault.FIRST_SELF_PAY_IN_CLASS_A;
            case B -> null;
            case C ->
                line.firstSelfPay().equals(Ratio.WHOLE) && line.overLimit().equals(Fen.ZERO)
                        ? null
                        : LineFault.PARTS_IN_CLASS_C;
        };
    }
}
