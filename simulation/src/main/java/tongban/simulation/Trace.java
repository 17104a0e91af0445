package tongban.simulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened, line by line, and a hash over all of it: two runs of one seed must have the same. */
final class Trace {

    private final Consumer<String> out;
    private final boolean read;
    private long hash = 17;

    private Trace(Consumer<String> out, boolean read) {
        this.out = out;
        this.read = read;
    }

    static Trace to(Consumer<String> out) {
        return new Trace(out, true);
    }

    /** A trace that nobody reads. */
    static Trace silent() {
        return new Trace(line -> {}, false);
    }

    void say(Instant at, String line) {
        hash = hash * 31 + line.hashCode();
        out.accept(at + " " + line);
    }

    /** What only a reader needs to know, and what costs too much to tell when nobody reads. */
    void detail(Instant at, Supplier<String> line) {
        if (read) {
            out.accept(at + "     " + line.get());
        }
    }

    void bytes(byte[] bytes) {
        hash = hash * 31 + Arrays.hashCode(bytes);
    }

    long hash() {
        return hash;
    }
}
