package tongban.benchmarks.callers;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tongban.benchmarks.testbed.Orders;

/**
 * Asks a node over HTTP, as {@link Orders} tell it.
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
        Orders.obey(count -> {
            CallerLoop loop = callers.start(count);
            return new Orders.Running(loop::window, loop);
        });
    }

    CallerLoop start(int count) throws IOException {
        // Nonces differ between starts too, or a node would rightly take the second for a repeat of the first.
        String run = Long.toHexString(random.nextLong() >>> 16);
        return new CallerLoop(IntStream.range(0, count)
                .mapToObj(number ->
                        new Caller(run + "-" + number, target, headers, new Questions(random.split(), bytes), bytes))
                .toList());
    }
}
