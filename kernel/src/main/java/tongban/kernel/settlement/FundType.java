package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/** The funds of a settlement, with their code ({@code fund_pay_type}) and their place in the totals. */
public enum FundType {
    /** 职工基本医疗保险统筹基金. */
    EMPLOYEES_POOL("310100", "hifp_pay"),
    /** 公务员医疗补助. */
    CIVIL_SERVANTS("320100", "cvlserv_pay"),
    /** 企业补充医疗保险. */
    ENTERPRISE("370100", "hifes_pay"),
    /** 居民大病保险. */
    RESIDENTS_MAJOR("390200", "hifmi_pay"),
    /** 职工大额医疗费用补助. */
    EMPLOYEES_LARGE("330100", "hifob_pay"),
    /** 医疗救助. */
    MEDICAL_AID("610100", "maf_pay"),
    /** 其他. */
    OTHER("999997", "oth_pay"),
    /** 职工个人账户: listed like a fund, counted by the {@link Profile}. */
    ACCOUNT("310200", "acct_pay");

    private final String code;
    private final String field;

    FundType(String code, String field) {
        this.code = code;
        this.field = field;
    }

    /** The code in messages. */
    public String code() {
        return code;
    }

    /** The field of a settlement's totals in which it stands. */
    public String field() {
        return field;
    }

    /**
     * One line of the parts by fund ({@code setldetail}).
     *
     * @param fund the fund
     * @param amount what it pays
     */
    public record Detail(FundType fund, Fen amount) {}
}
