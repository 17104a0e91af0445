package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * What each fund pays, in the order of identity 2. No published parameter of the zones moves any but the first, so that
 * the others are nothing until one is found.
 *
 * @param pool {@code hifp_pay}
 * @param civilServants {@code cvlserv_pay}
 * @param enterprise {@code hifes_pay}
 * @param residentsMajor {@code hifmi_pay}
 * @param employeesLarge {@code hifob_pay}
 * @param medicalAid {@code maf_pay}
 * @param other {@code oth_pay}
 */
public record Funds(
        Fen pool,
        Fen civilServants,
        Fen enterprise,
        Fen residentsMajor,
        Fen employeesLarge,
        Fen medicalAid,
        Fen other) {

    /** The pooling fund alone. */
    public static Funds ofPool(Fen pool) {
        return new Funds(pool, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);
    }

    /** All together. */
    public Fen sum() {
        return pool.plus(civilServants)
                .plus(enterprise)
                .plus(residentsMajor)
                .plus(employeesLarge)
                .plus(medicalAid)
                .plus(other);
    }

    /** The same of the other sign. */
    public Funds negated() {
        return new Funds(
                pool.negated(),
                civilServants.negated(),
                enterprise.negated(),
                residentsMajor.negated(),
                employeesLarge.negated(),
                medicalAid.negated(),
                other.negated());
    }

    /** What a fund pays. */
    Fen of(FundType fund) {
        return switch (fund) {
            case EMPLOYEES_POOL -> pool;
            case CIVIL_SERVANTS -> civilServants;
            case ENTERPRISE -> enterprise;
            case RESIDENTS_MAJOR -> residentsMajor;
            case EMPLOYEES_LARGE -> employeesLarge;
            case MEDICAL_AID -> medicalAid;
            case OTHER -> other;
            case ACCOUNT -> Fen.ZERO;
        };
    }
}
