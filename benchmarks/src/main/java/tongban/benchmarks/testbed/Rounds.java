package tongban.benchmarks.testbed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Warms all sides, then measures every row of every side once a round, so that a noisy minute meets all of them. */
public final class Rounds {
    private final Pace pace;
    private final LongSupplier nanos;
    private final long startedNanos;
    private final Consumer<Progress> progress;
    private final Map<String, List<Window>> windows = new LinkedHashMap<>();
    private final Map<String, Boolean> steady = new LinkedHashMap<>();
    private int done;

    /** What is happening just now. */
    public sealed interface Progress {
        /** A side is being warmed. */
        record Warming(String side) implements Progress {}

        /** A round begins. */
        record Round(int number, int of) implements Progress {}

        /** A row was measured. */
        record Measured(String side, int callers, Window window) implements Progress {}
    }

    /**
     * Rounds that have not begun.
     *
     * @param nanos a clock that only rises, in nanoseconds
     * @param startedNanos its value when the whole run began
     */
    public Rounds(Pace pace, LongSupplier nanos, long startedNanos, Consumer<Progress> progress) {
        this.pace = pace;
        this.nanos = nanos;
        this.startedNanos = startedNanos;
        this.progress = progress;
    }

    /** How many rounds were measured; fewer than wanted when the time was over. */
    public int done() {
        return done;
    }

    public List<Row> measure(List<Side> sides) {
        for (Side side : sides) {
            progress.accept(new Progress.Warming(side.name()));
            side.start(side.callers().get(side.callers().size() / 2));
            warm(side, pace.firstWindowsMax());
            side.stop();
        }
        int rows = sides.stream().mapToInt(side -> side.callers().size()).sum();
        long longestNanos = pace.round(rows).toNanos();
        while (done < pace.rounds() && (done == 0 || isTimeFor(longestNanos))) {
            long roundNanos = nanos.getAsLong();
            progress.accept(new Progress.Round(done + 1, pace.rounds()));
            for (Side side : sides) {
                for (int callers : side.callers()) {
                    row(side, callers);
                }
            }
            done++;
            // On a busy machine a round takes longer than its windows.
            longestNanos = Math.max(longestNanos, nanos.getAsLong() - roundNanos);
        }
        return rows(sides);
    }

    /** Measures one row once more, outside the rounds. */
    public Row extra(Side side, String name, int callers) {
        side.start(callers);
        boolean settled = warm(side, Math.max(pace.rowWindowsMax(), 3));
        Window window = side.window(pace.measured());
        side.stop();
        progress.accept(new Progress.Measured(name, callers, window));
        return new Row(name, callers, List.of(window), settled);
    }

    private void row(Side side, int callers) {
        side.start(callers);
        side.window(Duration.ofMillis(Pace.SETTLING_MILLIS));
        boolean settled = warm(side, pace.rowWindowsMax());
        Window window = side.window(pace.measured());
        side.stop();
        String key = key(side, callers);
        windows.computeIfAbsent(key, none -> new ArrayList<>()).add(window);
        steady.merge(key, settled, Boolean::logicalAnd);
        progress.accept(new Progress.Measured(side.name(), callers, window));
    }

    private boolean warm(Side side, int windowsMax) {
        Steadiness steadiness = new Steadiness();
        while (!steadiness.reached() && steadiness.windows() < windowsMax) {
            steadiness.add(side.window(pace.warmWindow()).rate());
        }
        return steadiness.reached();
    }

    private boolean isTimeFor(long lengthNanos) {
        return nanos.getAsLong() - startedNanos + lengthNanos <= pace.whole().toNanos();
    }

    private List<Row> rows(List<Side> sides) {
        List<Row> rows = new ArrayList<>();
        for (Side side : sides) {
            for (int callers : side.callers()) {
                String key = key(side, callers);
                rows.add(new Row(
                        side.name(), callers, windows.getOrDefault(key, List.of()), steady.getOrDefault(key, false)));
            }
        }
        return rows;
    }

    private static String key(Side side, int callers) {
        return side.name() + "." + callers;
    }
}
