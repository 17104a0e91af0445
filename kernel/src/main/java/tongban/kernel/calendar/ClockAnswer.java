package tongban.kernel.calendar;

/** What a legal clock answers: how it stands, or which event of its ledger cannot be. */
public sealed interface ClockAnswer permits ClockReading, ClockRefusal {}
