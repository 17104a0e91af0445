package tongban.kernel.licence;

/** What is done about sheets and the right to print (打印权); every act names who did it by its counter. */
public sealed interface PrintAct {

    /** The counter (窗口) at which it is done. */
    String counter();

    /**
     * A blank sheet came into the stock of a counter.
     *
     * @param sheet the number printed on it
     */
    record StockSheet(String counter, String sheet) implements PrintAct {}

    /**
     * The deciding zone gave the right to print one sheet; once for each right.
     *
     * @param right the licence's number and version
     */
    record GrantRight(String counter, String right) implements PrintAct {}

    /** A counter takes the right and a sheet, and prints. */
    record StartPrinting(String counter, String right, String sheet) implements PrintAct {}

    /** The sheet came out well and was handed over. */
    record FinishPrinting(String counter, String right, String sheet) implements PrintAct {}

    /** The sheet was spoiled, while printing or after, and lies at the counter: the right is open again. */
    record ReportSpoiled(String counter, String right, String sheet) implements PrintAct {}

    /** The holder lost the sheet and its loss was made known (公告作废): the right is open again for a reprint. */
    record ReportLost(String counter, String right, String sheet) implements PrintAct {}

    /** Another version or licence stands in the place of this one: nothing more is printed, a sheet is void. */
    record CloseRight(String counter, String right) implements PrintAct {}

    /** A blank sheet that was never used became unusable. */
    record DiscardBlank(String counter, String sheet) implements PrintAct {}
}
