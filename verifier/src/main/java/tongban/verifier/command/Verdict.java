package tongban.verifier.command;

/** How a command ended; the exit code of the process is {@link #exit()}, and nothing else means the same. */
public enum Verdict {
    /** All is well. */
    WELL(0),
    /** The command did its work, and something that it checked does not hold; also a fault of the program itself. */
    FAILED(1),
    /** What the person gave cannot be worked with: an unknown option, an unreadable file, a malformed value. */
    BAD_INPUT(2);

    private final int exit;

    Verdict(int exit) {
        this.exit = exit;
    }

    /** The exit code of the process. */
    public int exit() {
        return exit;
    }

    /** The name as it stands in JSON: {@code well}, {@code failed}, {@code bad-input}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
