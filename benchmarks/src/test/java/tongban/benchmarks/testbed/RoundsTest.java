package tongban.benchmarks.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> deeds = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();

    @Test
    void everyRoundMeetsEverySide() {
        Rounds rounds = rounds(pace(2, 0, Duration.ofHours(1)));
        List<Row> rows = rounds.measure(List.of(new Scripted("one"), new Scripted("two")));
        assertThat(deeds)
                .containsExactly(
                        "one 8", "two 8", "one 1", "one 8", "two 1", "two 8", "one 1", "one 8", "two 1", "two 8");
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.windows()).hasSize(2));
        assertThat(rounds.done()).isEqualTo(2);
    }

    @Test
    void noRoundBeginsForWhichTheTimeDoesNotSuffice() {
        Rounds rounds = rounds(pace(3, 0, Duration.ofSeconds(20)));
        List<Row> rows = rounds.measure(List.of(new Scripted("one")));
        assertThat(rounds.done()).isEqualTo(2);
        assertThat(rows).allSatisfy(row -> assertThat(row.windows()).hasSize(2));
    }

    @Test
    void theFirstRoundIsMeasuredWhateverTheTime() {
        Rounds rounds = rounds(pace(3, 0, Duration.ZERO));
        rounds.measure(List.of(new Scripted("one")));
        assertThat(rounds.done()).isEqualTo(1);
    }

    @Test
    void aRowIsWarmedUntilItsRateHasSettledAndNoLonger() {
        rates.addAll(List.of(1.0, 50.0, 80.0, 100.0, 101.0, 102.0));
        Row row = rounds(pace(1, 9, Duration.ofHours(1))).extra(new Scripted("one"), "extra", 4);
        assertThat(rates).as("windows that were not needed").isEmpty();
        assertThat(row.steady()).isTrue();
        assertThat(row.side()).isEqualTo("extra");
    }

    @Test
    void aRowThatNeverSettlesIsMeasuredAndSaysSo() {
        rates.addAll(List.of(1.0, 2.0, 4.0, 8.0));
        Row row = rounds(pace(1, 4, Duration.ofHours(1))).extra(new Scripted("one"), "extra", 4);
        assertThat(row.steady()).isFalse();
    }

    private Rounds rounds(Pace pace) {
        return new Rounds(pace, nanos::get, 0, progress -> {});
    }

    private static Pace pace(int rounds, int rowWindowsMax, Duration whole) {
        return new Pace(rounds, Duration.ofSeconds(2), 0, rowWindowsMax, Duration.ofSeconds(3), whole);
    }

    /** A side whose rates are those of the list, then always 100, and whose time is the test's. */
    private final class Scripted implements Side {
        private final String name;

        Scripted(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Integer> callers() {
            return List.of(1, 8);
        }

        @Override
        public void start(int callers) {
            deeds.add(name + " " + callers);
        }

        @Override
        public Window window(Duration length) {
            nanos.addAndGet(length.toNanos());
            double rate = rates.isEmpty() ? 100 : rates.remove(0);
            double seconds = length.toMillis() / 1000.0;
            return new Window(seconds, Math.round(rate * seconds), 0, 0, 1, 1);
        }

        @Override
        public void stop() {}

        @Override
        public void close() {}
    }
}
