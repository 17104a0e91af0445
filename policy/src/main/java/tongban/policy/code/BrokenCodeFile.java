package tongban.policy.code;

/**
 * A file of divisions or zones that cannot be read as it should: which file, which line, what is wrong, what cures
 * it.
 */
public final class BrokenCodeFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    BrokenCodeFile(String file, int line, String fault, String cure) {
        super("%s, line %d: %s; %s".formatted(file, line, fault, cure));
        this.file = file;
        this.line = line;
    }

    /** The file's path below {@code policy/}. */
    public String file() {
        return file;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
