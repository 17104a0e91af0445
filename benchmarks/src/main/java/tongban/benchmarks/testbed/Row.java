package tongban.benchmarks.testbed;

import java.util.List;

/**
 * One line of the result: a side at a number of callers, over all rounds.
 *
 * @param side the name of the side
 * @param callers how many called at once
 * @param windows what was measured, one window a round
 * @param steady whether the rate had settled before each window
 */
public record Row(String side, int callers, List<Window> windows, boolean steady) {
    public Row {
        windows = List.copyOf(windows);
    }

    /** Median of the rounds' rates. */
    public double rate() {
        return median(windows.stream().map(Window::rate).toList());
    }

    /** Median of the rounds' medians, in milliseconds. */
    public double p50Millis() {
        return median(windows.stream().map(one -> one.p50Micros() / 1000.0).toList());
    }

    /** Median of the rounds' 99th percentiles, in milliseconds. */
    public double p99Millis() {
        return median(windows.stream().map(one -> one.p99Micros() / 1000.0).toList());
    }

    public long refused() {
        return windows.stream().mapToLong(Window::refused).sum();
    }

    public long wrong() {
        return windows.stream().mapToLong(Window::wrong).sum();
    }

    /** The middle value, or the mean of the two middle ones. */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing has no median");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** To three places behind the point, as figures are shown. */
    public static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
