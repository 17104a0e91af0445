package tongban.kernel.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tongban.kernel.law.DatedValue;
import tongban.kernel.law.LegalReference;
import tongban.kernel.money.Fen;

/** Random visits, with amounts around the points of rounding, of deductible and of cap. */
final class Visits {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final LegalReference BASIS = LegalReference.of("演示规则", "1");

    private final Random random;

    Visits(long seed) {
        random = new Random(seed);
    }

    static Rules rules(Fen deductible, Ratio ratio, Fen cap, Cut cut) {
        LocalDate from = LocalDate.of(2023, 1, 1);
        return new Rules(
                new DatedValue<>(from, null, deductible, BASIS),
                new DatedValue<>(from, null, ratio, BASIS),
                new DatedValue<>(from, null, cap, BASIS),
                cut);
    }

    static Coverage coverage(Rules rules, Fen deductibleUsed, Fen poolUsed) {
        return new Coverage(
                DAY,
                rules,
                new Accumulators(2026, deductibleUsed, poolUsed),
                Account.notUsed(),
                Profile.ACCOUNT_IS_THE_PERSONS);
    }

    static ScopedBill bill(List<CareLine> lines) {
        return (ScopedBill) Scoping.of(lines);
    }

    static Settlement settle(List<CareLine> lines, Coverage coverage) {
        return (Settlement) Adjudication.settle(bill(lines), coverage);
    }

    List<CareLine> lines() {
        List<CareLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            Fen amount = new Fen(random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(90_000));
            Fen over = random.nextInt(4) == 0 ? new Fen(random.nextLong(amount.amount() + 1)) : Fen.ZERO;
            lines.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new CareLine(ItemClass.A, amount, over, Ratio.NONE);
                        case 1 -> new CareLine(ItemClass.B, amount, over, ratio());
                        default -> CareLine.c(amount);
                    });
        }
        return lines;
    }

    Coverage coverage() {
        Fen deductible = Fen.ofYuan(random.nextInt(5) * 50L);
        Fen cap = Fen.ofYuan(random.nextInt(5) * 400L);
        // Sometimes more was used than a later rule allows.
        Fen deductibleUsed = new Fen(random.nextLong(deductible.amount() + 3_000));
        Fen poolUsed = new Fen(random.nextLong(cap.amount() + 3_000));
        Cut cut = random.nextInt(3) == 0 ? new Cut.Points(Ratio.ofPercent(random.nextInt(25)), BASIS) : new Cut.None();
        Account account = new Account(new Fen(random.nextInt(60_000)), Account.Use.values()[random.nextInt(3)]);
        return new Coverage(
                DAY,
                rules(deductible, ratio(), cap, cut),
                new Accumulators(2026, deductibleUsed, poolUsed),
                account,
                Profile.values()[random.nextInt(2)]);
    }

    private Ratio ratio() {
        return random.nextInt(3) == 0 ? new Ratio(random.nextInt(10_001)) : Ratio.ofPercent(random.nextInt(21) * 5);
    }
}
