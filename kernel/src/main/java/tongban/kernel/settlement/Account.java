package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * The personal account (个人账户) and what it is used for in one settlement.
 *
 * @param balance what is in it, not negative ({@code balc})
 * @param use what it may pay ({@code acct_used_flag})
 */
public record Account(Fen balance, Use use) {
    /** Refuses a debt. */
    public Account {
        if (balance.isNegative()) {
            throw new IllegalArgumentException("an account's balance is not negative");
        }
    }

    /** No account, or one that is left alone. */
    public static Account notUsed() {
        return new Account(Fen.ZERO, Use.NONE);
    }

    /** What an account may pay. The sources disagree or are silent, so that a settlement says it each time. */
    public enum Use {
        /** Nothing. */
        NONE,
        /** The person's part of what the policy looks at: first self-payments, deductible, and the rest in scope. */
        SCOPE,
        /** All that the person pays. */
        ALL
    }
}
