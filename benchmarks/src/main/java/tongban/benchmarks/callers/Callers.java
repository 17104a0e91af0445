package tongban.benchmarks.callers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a node over HTTP, as a benchmark tells it on standard input: {@code start CALLERS}, {@code window MILLISECONDS},
 * {@code stop}. It ends when its input ends.
 */
public final class Callers {
    private final URI target;
    private final int bytes;
    private final List<String> headers;
    private final SplittableRandom random;

    Callers(URI target, int bytes, List<String> headers, SplittableRandom random) {
        this.target = target;
        this.bytes = bytes;
        this.headers = headers;
        this.random = random;
    }

    /**
     * Runs the callers.
     *
     * @param arguments the address of the question, its length in bytes, then any header lines
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        Callers callers = new Callers(
                URI.create(words.get(0)),
                Integer.parseInt(words.get(1)),
                words.subList(2, words.size()),
                new SplittableRandom());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        callers.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out);
    }

    CallerLoop start(int count) throws IOException {
        // Nonces differ between starts too, or a node would rightly take the second for a repeat of the first.
        String run = Long.toHexString(random.nextLong() >>> 16);
        return new CallerLoop(IntStream.range(0, count)
                .mapToObj(number ->
                        new Caller(run + "-" + number, target, headers, new Questions(random.split(), bytes), bytes))
                .toList());
    }

    private void obey(BufferedReader in, PrintStream out) throws IOException, InterruptedException {
        @Nullable CallerLoop loop = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (loop != null && !words[0].equals("window")) {
                loop.close();
                loop = null;
            }
            switch (words[0]) {
                case "start" -> {
                    loop = start(Integer.parseInt(words[1]));
                    out.println("started");
                }
                case "window" -> out.println(loop == null ? "idle" : loop.window(Long.parseLong(words[1])));
                default -> out.println("stopped");
            }
        }
        if (loop != null) {
            loop.close();
        }
    }
}
