package tongban.simulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/** What happened, line by line, and a hash over all of it: two runs of one seed must have the same. */
final class Trace {

    private final Consumer<String> out;
    private long hash = 17;

    Trace(Consumer<String> out) {
        this.out = out;
    }

    /** A trace that nobody reads. */
    static Trace silent() {
        return new Trace(line -> {});
    }

    void say(Instant at, String line) {
        hash = hash * 31 + line.hashCode();
        out.accept(at + " " + line);
    }

    void bytes(byte[] bytes) {
        hash = hash * 31 + Arrays.hashCode(bytes);
    }

    long hash() {
        return hash;
    }
}
