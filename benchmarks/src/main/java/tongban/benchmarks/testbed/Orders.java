package tongban.benchmarks.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a process of load is told on its standard input, line by line, and answers on its standard output: {@code start
 * CALLERS}, {@code window MILLISECONDS}, {@code stop}. It ends when its input ends. {@link LoadProcess} gives the
 * orders.
 */
public final class Orders {

    private Orders() {}

    /** Something that is under load. */
    public record Running(Look look, AutoCloseable end) {}

    /** What happened within the next milliseconds, as a line. */
    public interface Look {
        String window(long millis) throws InterruptedException;
    }

    /** Puts something under load. */
    public interface Starting {
        Running start(int callers) throws IOException;
    }

    /** What was done in a window, as {@link Window} reads it. */
    public static String line(double seconds, Histogram microseconds, long refused, long wrong) {
        return "window seconds=%.6f answered=%d refused=%d wrong=%d p50_us=%d p99_us=%d"
                .formatted(
                        seconds,
                        microseconds.getTotalCount(),
                        refused,
                        wrong,
                        microseconds.getValueAtPercentile(50),
                        microseconds.getValueAtPercentile(99));
    }

    /** Obeys until the input ends. */
    public static void obey(Starting starting) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Optional<Running> running = Optional.empty();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("window")) {
                out.println(running.isEmpty() ? "idle" : running.get().look().window(Long.parseLong(words[1])));
                continue;
            }
            end(running);
            running = Optional.empty();
            if (words[0].equals("start")) {
                running = Optional.of(starting.start(Integer.parseInt(words[1])));
                out.println("started");
            } else {
                out.println("stopped");
            }
        }
        end(running);
    }

    private static void end(Optional<Running> running) throws InterruptedException {
        if (running.isEmpty()) {
            return;
        }
        try {
            running.get().end().close();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
