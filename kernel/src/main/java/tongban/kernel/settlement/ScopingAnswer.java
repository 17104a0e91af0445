package tongban.kernel.settlement;

/** What became of a bill at the care zone's list: its parts, or why it has none. */
public sealed interface ScopingAnswer permits ScopedBill, ScopingAnswer.Refused {
    /** The bill is not settled; nothing of it is used. */
    sealed interface Refused extends ScopingAnswer {}

    /** A bill without lines. */
    record NoLines() implements Refused {}

    /** The bill as a whole is more than a message holds. */
    record BillTooLarge() implements Refused {}

    /**
     * A line that cannot be.
     *
     * @param line its place, from 1
     * @param fault what is wrong with it
     */
    record LineRefused(int line, LineFault fault) implements Refused {}
}
