package tongban.kernel.calendar;

/** Which days a limit counts. */
public enum DayKind {
    /** Working days only (工作日), as 行政许可法 article 82 has it. */
    WORKING,
    /** Every day (日, 自然日), as 民法典 articles 200 to 203 count when a statute says no more. */
    NATURAL
}
