package tongban.kernel.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.kernel.money.Fen;

/**
 * The amounts of a settlement, each under the meaning of its field in the national interface ({@code setlinfo}).
 *
 * @param scope the parts of the bill
 * @param deductible what counts towards the deductible ({@code act_pay_dedc})
 * @param funds what each fund pays
 * @param fundTotal what funds pay together ({@code fund_pay_sumamt}), by the {@link Profile}
 * @param person what the person pays ({@code psn_part_amt}), by the {@link Profile}
 * @param account what the person's own account pays ({@code acct_pay})
 * @param mutualAid what accounts of relatives pay, not within {@code account} ({@code acct_mulaid_pay})
 * @param cash what is left to pay at the till ({@code psn_cash_pay})
 * @param hospital what the hospital bears ({@code hosp_part_amt})
 */
public record Amounts(
        Scope scope,
        Fen deductible,
        Funds funds,
        Fen fundTotal,
        Fen person,
        Fen account,
        Fen mutualAid,
        Fen cash,
        Fen hospital) {

    /** The same of the other sign: what a cancellation says (identity 8). */
    public Amounts negated() {
        return new Amounts(
                scope.negated(),
                deductible.negated(),
                funds.negated(),
                fundTotal.negated(),
                person.negated(),
                account.negated(),
                mutualAid.negated(),
                cash.negated(),
                hospital.negated());
    }

    /** The parts by fund ({@code setldetail}): the pooling fund always, the others and the account when they pay. */
    public List<FundType.Detail> details() {
        List<FundType.Detail> details = new ArrayList<>(2);
        for (FundType fund : FundType.values()) {
            Fen paid = fund == FundType.ACCOUNT ? account : funds.of(fund);
            if (fund == FundType.EMPLOYEES_POOL || paid.amount() != 0) {
                details.add(new FundType.Detail(fund, paid));
            }
        }
        return details;
    }

    /** The amounts by their field of the national interface, in the order of its tables. */
    public Map<String, Fen> byField() {
        Map<String, Fen> fields = new LinkedHashMap<>();
        fields.put("medfee_sumamt", scope.total());
        fields.put("fulamt_ownpay_amt", scope.fullSelfPay());
        fields.put("overlmt_selfpay", scope.overLimit());
        fields.put("preselfpay_amt", scope.firstSelfPay());
        fields.put("inscp_scp_amt", scope.inScope());
        fields.put("act_pay_dedc", deductible);
        for (FundType fund : FundType.values()) {
            if (fund != FundType.ACCOUNT) {
                fields.put(fund.field(), funds.of(fund));
            }
        }
        fields.put("fund_pay_sumamt", fundTotal);
        fields.put("psn_part_amt", person);
        fields.put("acct_pay", account);
        fields.put("psn_cash_pay", cash);
        fields.put("hosp_part_amt", hospital);
        fields.put("acct_mulaid_pay", mutualAid);
        return fields;
    }
}
