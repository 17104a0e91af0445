package tongban.kernel.settlement;

import tongban.kernel.law.LegalReference;

/** What became of a bill at the insured zone's rules: a settlement, or why there is none at once. */
public sealed interface SettlementAnswer permits Settlement, SettlementAnswer.NotSettled {
    /** There is no settlement at once, and nothing was changed. */
    sealed interface NotSettled extends SettlementAnswer {}

    /**
     * For this care the insured zone lowers its ratio, and by how much was not found: only the bound is known.
     *
     * @param most the most points that may be taken off
     * @param basis the provision with the bound
     */
    record CutNotFound(Ratio most, LegalReference basis) implements NotSettled {}

    /**
     * The accumulators are of another year than the care.
     *
     * @param year theirs
     * @param asked the year of the care
     */
    record AnotherYear(int year, int asked) implements NotSettled {}
}
