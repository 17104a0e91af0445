package tongban.kernel.casework;

/** What comes of an event. */
public sealed interface CaseAnswer {

    /** The case after it. */
    record Moved(CaseState state) implements CaseAnswer {}

    /** It cannot follow, and nothing changed. */
    record Refused(CaseFault fault) implements CaseAnswer {}
}
