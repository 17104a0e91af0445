package tongban.benchmarks.testbed;

import java.util.HashMap;
import java.util.Map;

/**
 * What a side did in a stretch of time.
 *
 * @param seconds how long the stretch was
 * @param answered round trips or transactions that ended well
 * @param refused those that were refused or broke off
 * @param wrong answers that were not the caller's own
 * @param p50Micros median time of one in microseconds
 * @param p99Micros time that 99 of 100 stayed below, in microseconds; 0 when the side does not tell
 */
public record Window(double seconds, long answered, long refused, long wrong, long p50Micros, long p99Micros) {

    /** Round trips a second. */
    public double rate() {
        return answered / seconds;
    }

    /** Reads the line that callers and peers print. */
    public static Window parse(String line) {
        Map<String, String> values = new HashMap<>();
        for (String word : line.split(" ")) {
            String[] parts = word.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            }
        }
        try {
            return new Window(
                    Double.parseDouble(values.getOrDefault("seconds", "")),
                    Long.parseLong(values.getOrDefault("answered", "")),
                    Long.parseLong(values.getOrDefault("refused", "")),
                    Long.parseLong(values.getOrDefault("wrong", "")),
                    Long.parseLong(values.getOrDefault("p50_us", "")),
                    Long.parseLong(values.getOrDefault("p99_us", "")));
        } catch (NumberFormatException unreadable) {
            throw new IllegalStateException("no window in: " + line, unreadable);
        }
    }
}
