package tongban.kernel.settlement;

/** How a province counts the personal account in a settlement's totals; both are found in the field. */
public enum Profile {
    /** {@code fund_pay_sumamt} is of funds alone; the account is a part of {@code psn_part_amt}. */
    ACCOUNT_IS_THE_PERSONS,
    /** {@code fund_pay_sumamt} has the account in it; {@code psn_part_amt} is cash alone. */
    ACCOUNT_IS_A_FUND
}
