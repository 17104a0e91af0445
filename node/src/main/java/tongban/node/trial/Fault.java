package tongban.node.trial;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What a {@link FaultyWire} does to a connection. */
public sealed interface Fault {

    /** Nothing: bytes pass as they are. */
    record None() implements Fault {}

    /** The connection is closed as soon as it is opened. */
    record Refuse() implements Fault {}

    /** Bytes wait before they pass. */
    record Delay(Duration time) implements Fault {}

    /** At most so many bytes a second pass in each direction. */
    record Slow(int bytesPerSecond) implements Fault {}

    /**
     * Both directions are cut after so many bytes of one of them.
     *
     * @param answer whether the bytes of the answer are counted, otherwise those of the request
     */
    record Cut(int afterBytes, boolean answer) implements Fault {}

    /** The connection is accepted and stays open, but nothing passes in either direction. */
    record HalfOpen() implements Fault {}

    /** Requests pass, answers are swallowed. */
    record SwallowAnswers() implements Fault {}

    /**
     * One bit of a byte is flipped now and then.
     *
     * @param everyBytes how far apart, on average
     */
    record Corrupt(int everyBytes) implements Fault {}

    /** A fault of any kind but none, from a seed. */
    static Fault random(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Refuse();
            case 1 -> new Delay(Duration.ofMillis(50L + random.nextInt(400)));
            case 2 -> new Slow(2_000 + random.nextInt(30_000));
            case 3 -> new Cut(random.nextInt(4_000), false);
            case 4 -> new Cut(random.nextInt(4_000), true);
            case 5 -> new HalfOpen();
            case 6 -> new SwallowAnswers();
            default -> new Corrupt(100 + random.nextInt(3_000));
        };
    }
}
