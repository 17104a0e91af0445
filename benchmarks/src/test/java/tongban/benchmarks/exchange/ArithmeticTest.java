package tongban.benchmarks.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.benchmarks.testbed.Comparison;
import tongban.benchmarks.testbed.Row;
import tongban.benchmarks.testbed.Steadiness;
import tongban.benchmarks.testbed.Window;

class ArithmeticTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "1 9, 5", "9 1 4, 4", "4 1 3 2, 2.5", "7 7 1 7 7, 7"})
    void theMedianIsTheMiddleValue(String values, double median) {
        List<Double> all = Arrays.stream(values.split(" ")).map(Double::valueOf).toList();
        assertThat(Row.median(all)).isEqualTo(median);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(() -> Row.median(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "100 100, false",
        "100 96 98, true",
        "100 95 98, false",
        "10 100 104 102, true",
        "100 102 101 50, false",
        "0 0 0, false",
    })
    void aSideIsWarmWhenThreeWindowsDifferByLessThanFivePercent(String rates, boolean warm) {
        Steadiness steadiness = new Steadiness();
        Arrays.stream(rates.split(" ")).map(Double::valueOf).forEach(steadiness::add);
        assertThat(steadiness.reached()).isEqualTo(warm);
    }

    @Test
    void eachSideIsTakenAtItsBestCallerCount() {
        Comparison comparison = new Comparison(List.of(
                row("exchange", 1, 100, 110, 90),
                row("exchange", 64, 900, 100, 1000),
                row("exchange", 256, 800, 810, 805),
                row("phase4", 2, 30, 31, 29),
                row("phase4", 4, 10, 11, 12),
                row("pgbench", 8, 450, 1, 600)));
        assertThat(comparison.best("exchange").orElseThrow().callers()).isEqualTo(64);
        assertThat(comparison.ratios("exchange", List.of("phase4", "pgbench")))
                .containsExactly(entry("phase4", 30.0), entry("pgbench", 2.0));
        assertThat(comparison.figures()).containsEntry("exchange.64.rate", 900.0);
        assertThat(comparison.flawed()).isEmpty();
    }

    @Test
    void aSideThatWasNotMeasuredHasNoRatio() {
        assertThat(new Comparison(List.of(row("pgbench", 8, 450, 1, 600)))
                        .ratios("exchange", List.of("phase4", "pgbench")))
                .isEmpty();
        assertThat(new Comparison(List.of(row("exchange", 8, 450, 1, 600), row("pgbench", 8, 0, 0, 0)))
                        .ratios("exchange", List.of("phase4", "pgbench")))
                .isEmpty();
    }

    @Test
    void aRowWithAWrongOrRefusedAnswerIsNoFigure() {
        Row wrong = new Row("exchange", 1, List.of(new Window(1, 9, 0, 1, 1, 1)), true);
        Row refused = new Row("exchange", 8, List.of(new Window(1, 9, 1, 0, 1, 1)), true);
        Row silent = new Row("exchange", 64, List.of(new Window(1, 0, 0, 0, 0, 0)), true);
        Row good = row("exchange", 256, 9, 9, 9);
        assertThat(new Comparison(List.of(wrong, refused, silent, good)).flawed())
                .containsExactly(wrong, refused, silent);
    }

    @Test
    void readsTheLineOfACaller() {
        Window window = Window.parse("window seconds=2.5 answered=50 refused=1 wrong=2 p50_us=3000 p99_us=9000");
        assertThat(window).isEqualTo(new Window(2.5, 50, 1, 2, 3000, 9000));
        assertThat(window.rate()).isEqualTo(20);
        assertThatIllegalStateException().isThrownBy(() -> Window.parse("idle"));
    }

    @Test
    void readsTheProgressOfPgbench() {
        assertThat(Pgbench.progress("progress: 2.0 s, 5432.1 tps, lat 1.472 ms stddev 0.301, 0 failed"))
                .contains(new Window(1, 5432, 0, 0, 1472, 0));
        assertThat(Pgbench.progress("progress: 3.0 s, 0.0 tps, lat NaN ms stddev NaN, 7 failed"))
                .contains(new Window(1, 0, 7, 0, 0, 0));
        assertThat(Pgbench.progress("progress: 3.0 s, 812.4 tps, lat 0.9 ms stddev 0.2"))
                .contains(new Window(1, 812, 0, 0, 900, 0));
        assertThat(Pgbench.progress("pgbench (15.18)")).isEmpty();
    }

    private static Row row(String side, int callers, long... rates) {
        List<Window> windows = Arrays.stream(rates)
                .mapToObj(rate -> new Window(1, rate, 0, 0, 1000, 2000))
                .toList();
        return new Row(side, callers, windows, true);
    }
}
