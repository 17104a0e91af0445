package tongban.benchmarks.casework;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** How long clerks waited, by what they did. */
final class Times {

    private static final long LONGEST_MICROS = 600_000_000;

    private final Map<String, Histogram> microseconds = new TreeMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder missed = new LongAdder();

    synchronized void took(String kind, long nanos) {
        long micros = Math.min(nanos / 1000, LONGEST_MICROS);
        histogram(kind).recordValue(micros);
        int dot = kind.indexOf('.');
        if (dot > 0) {
            histogram(kind.substring(0, dot)).recordValue(micros);
        }
    }

    private Histogram histogram(String kind) {
        return microseconds.computeIfAbsent(kind, none -> new Histogram(LONGEST_MICROS, 3));
    }

    void refused() {
        refused.increment();
    }

    /** A search did not show the case whose words were typed. */
    void missed() {
        missed.increment();
    }

    synchronized void reset() {
        microseconds.clear();
        refused.reset();
        missed.reset();
    }

    /** One line with a figure for each kind. */
    synchronized String line() {
        StringBuilder line = new StringBuilder("clerks");
        microseconds.forEach((kind, values) -> line.append(' ')
                .append(kind)
                .append(".count=")
                .append(values.getTotalCount())
                .append(percentile(kind, values, 50))
                .append(percentile(kind, values, 95)));
        return line.append(" refused=")
                .append(refused.sum())
                .append(" missed=")
                .append(missed.sum())
                .toString();
    }

    private static String percentile(String kind, Histogram values, int percent) {
        return " " + kind + ".p" + percent + "_ms=" + values.getValueAtPercentile(percent) / 1000.0;
    }
}
