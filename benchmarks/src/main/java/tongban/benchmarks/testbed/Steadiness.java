package tongban.benchmarks.testbed;

import java.util.ArrayList;
import java.util.List;

/** Knows when a side is warm: the rates of the last three windows differ by less than 5 % of the highest. */
public final class Steadiness {
    private static final int WINDOWS = 3;
    private static final double DIFFERENCE_MAX = 0.05;

    private final List<Double> rates = new ArrayList<>();

    public void add(double rate) {
        rates.add(rate);
    }

    public int windows() {
        return rates.size();
    }

    public boolean reached() {
        if (rates.size() < WINDOWS) {
            return false;
        }
        List<Double> last = rates.subList(rates.size() - WINDOWS, rates.size());
        double highest = last.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double lowest = last.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return highest > 0 && (highest - lowest) / highest < DIFFERENCE_MAX;
    }
}
