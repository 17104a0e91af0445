package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * The exact reversal of one settlement.
 *
 * @param amounts the settlement's amounts, of the other sign
 * @param takenBack what is taken from the person's year, namely what the settlement added
 * @param givenBack what goes back into the account
 */
public record Cancellation(Amounts amounts, Accumulators takenBack, Fen givenBack) {
    /** What the person has used after it. */
    public Accumulators after(Accumulators used) {
        return used.minus(takenBack);
    }
}
