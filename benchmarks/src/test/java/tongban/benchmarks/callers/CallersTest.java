package tongban.benchmarks.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CallersTest {
    private static final Pattern WINDOW = Pattern.compile("window seconds=[0-9.]+ answered=([0-9]+) refused=([0-9]+) "
            + "wrong=([0-9]+) p50_us=([0-9]+) p99_us=([0-9]+)");

    private record Counts(long answered, long refused, long wrong, long p50Micros, long p99Micros) {}

    @ParameterizedTest
    @CsvSource({"1, ECHO", "8, ECHO_IN_CHUNKS", "256, ECHO", "1024, ECHO"})
    void everyCallerGetsItsOwnAnswers(int callers, StubNode.Manner manner) throws Exception {
        try (StubNode node = new StubNode(0, manner)) {
            Counts counts = counts(node, callers, 2000);
            assertThat(counts.answered()).isGreaterThan(callers);
            assertThat(counts.wrong()).isZero();
            assertThat(counts.p50Micros()).isPositive();
            assertThat(counts.p99Micros()).isGreaterThanOrEqualTo(counts.p50Micros());
        }
    }

    @Test
    void countsAnAnswerToSomebodyElseAsWrong() throws Exception {
        try (StubNode node = new StubNode(0, StubNode.Manner.ANSWER_ANOTHER)) {
            Counts counts = counts(node, 4, 700);
            assertThat(counts.wrong()).isPositive();
            assertThat(counts.answered()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"REFUSE", "CLOSE"})
    void countsRefusedAndBrokenQuestionsAndGoesOn(StubNode.Manner manner) throws Exception {
        try (StubNode node = new StubNode(0, manner)) {
            Counts counts = counts(node, 4, 1000);
            assertThat(counts.refused()).as("again after a rest").isGreaterThan(4);
            assertThat(counts.answered()).isZero();
        }
    }

    @Test
    void asksUntilANodeIsThere() throws Exception {
        StubNode gone = new StubNode(0, StubNode.Manner.ECHO);
        int port = gone.target().getPort();
        Callers callers = new Callers(gone.target(), 1024, List.of(), new SplittableRandom(1));
        gone.close();
        try (CallerLoop loop = callers.start(2)) {
            assertThat(read(loop.window(200)).answered()).isZero();
            try (StubNode back = new StubNode(port, StubNode.Manner.ECHO)) {
                assertThat(read(loop.window(2000)).answered()).isPositive();
                assertThat(back.questions()).isNotEmpty();
            }
        }
    }

    @Test
    void questionsHaveOneLengthAndAllDiffer() throws Exception {
        try (StubNode node = new StubNode(0, StubNode.Manner.ECHO)) {
            counts(node, 16, 500);
            assertThat(node.questions())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(question -> assertThat(question.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .hasSize(1024));
        }
    }

    private static Counts counts(StubNode node, int callers, long millis) throws Exception {
        Callers source = new Callers(node.target(), 1024, List.of(), new SplittableRandom(7));
        try (CallerLoop loop = source.start(callers)) {
            return read(loop.window(millis));
        }
    }

    private static Counts read(String line) {
        Matcher window = WINDOW.matcher(line);
        assertThat(window.matches()).as(line).isTrue();
        return new Counts(
                Long.parseLong(window.group(1)),
                Long.parseLong(window.group(2)),
                Long.parseLong(window.group(3)),
                Long.parseLong(window.group(4)),
                Long.parseLong(window.group(5)));
    }
}
