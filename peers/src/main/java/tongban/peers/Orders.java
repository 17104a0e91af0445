package tongban.peers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark tells a peer on its standard input, line by line, and reads of its standard output: {@code start
 * CALLERS}, {@code window MILLISECONDS}, {@code stop}. A peer ends when its input ends.
 */
public final class Orders {

    private Orders() {}

    /** Something that is under load until it is closed. */
    public interface Load extends AutoCloseable {

        /** What is done within the next milliseconds, as the line that the benchmark reads. */
        String window(long millis) throws InterruptedException;
    }

    /** What was done in a window, as the line that the benchmark reads. */
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
    public static void obey(IntFunction<Load> start) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable Load load = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (load != null && !words[0].equals("window")) {
                load.close();
                load = null;
            }
            switch (words[0]) {
                case "start" -> {
                    load = start.apply(Integer.parseInt(words[1]));
                    out.println("started");
                }
                case "window" -> out.println(load == null ? "idle" : load.window(Long.parseLong(words[1])));
                default -> out.println("stopped");
            }
        }
        if (load != null) {
            load.close();
        }
    }
}
