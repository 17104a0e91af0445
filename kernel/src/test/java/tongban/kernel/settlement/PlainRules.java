package tongban.kernel.settlement;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tongban.kernel.money.Fen;

/**
 * The rules once more, slow and plain, in yuan with decimals and by the fields' names, from the text of the identities
 * alone: nothing of it is taken from the package that it tests.
 */
final class PlainRules {
    private final Map<String, BigDecimal> fields = new TreeMap<>();

    private PlainRules() {}

    static Map<String, BigDecimal> settle(Iterable<CareLine> lines, Coverage coverage) {
        PlainRules plain = new PlainRules();
        for (CareLine line : lines) {
            plain.line(line);
        }
        plain.insured(coverage);
        return plain.fields;
    }

    private void line(CareLine line) {
        BigDecimal amount = yuan(line.amount());
        add("medfee_sumamt", amount);
        switch (line.itemClass()) {
            case C -> add("fulamt_ownpay_amt", amount);
            case A -> {
                add("overlmt_selfpay", yuan(line.overLimit()));
                add("inscp_scp_amt", amount.subtract(yuan(line.overLimit())));
            }
            case B -> {
                add("overlmt_selfpay", yuan(line.overLimit()));
                BigDecimal rest = amount.subtract(yuan(line.overLimit()));
                BigDecimal first = rest.multiply(decimal(line.firstSelfPay())).setScale(2, HALF_UP);
                add("preselfpay_amt", first);
                add("inscp_scp_amt", rest.subtract(first));
            }
        }
    }

    private void insured(Coverage coverage) {
        Rules rules = coverage.rules();
        BigDecimal inScope = get("inscp_scp_amt");
        BigDecimal open = yuan(rules.deductible().value())
                .subtract(yuan(coverage.used().deductible()))
                .max(BigDecimal.ZERO);
        BigDecimal deductible = inScope.min(open);
        add("act_pay_dedc", deductible);
        BigDecimal ratio = decimal(rules.ratio().value());
        if (rules.cut() instanceof Cut.Points cut) {
            ratio = ratio.subtract(decimal(cut.points())).max(BigDecimal.ZERO);
        }
        BigDecimal left =
                yuan(rules.cap().value()).subtract(yuan(coverage.used().pool())).max(BigDecimal.ZERO);
        BigDecimal pool = inScope.subtract(deductible)
                .multiply(ratio)
                .setScale(2, HALF_UP)
                .min(left);
        add("hifp_pay", pool);
        account(coverage, pool);
    }

    private void account(Coverage coverage, BigDecimal pool) {
        BigDecimal persons = get("medfee_sumamt").subtract(pool);
        BigDecimal may = BigDecimal.ZERO;
        if (coverage.account().use() == Account.Use.ALL) {
            may = persons;
        } else if (coverage.account().use() == Account.Use.SCOPE) {
            may = get("preselfpay_amt").add(get("inscp_scp_amt")).subtract(pool);
        }
        BigDecimal paid = may.min(yuan(coverage.account().balance()));
        add("acct_pay", paid);
        add("psn_cash_pay", persons.subtract(paid));
        boolean isFund = coverage.profile() == Profile.ACCOUNT_IS_A_FUND;
        add("fund_pay_sumamt", isFund ? pool.add(paid) : pool);
        add("psn_part_amt", isFund ? persons.subtract(paid) : persons);
    }

    private void add(String field, BigDecimal amount) {
        fields.put(field, get(field).add(amount));
    }

    private BigDecimal get(String field) {
        return fields.getOrDefault(field, new BigDecimal("0.00"));
    }

    private static BigDecimal yuan(Fen fen) {
        return new BigDecimal(fen.toString());
    }

    private static BigDecimal decimal(Ratio ratio) {
        return new BigDecimal(ratio.toString());
    }
}
