package tongban.benchmarks.testbed;

import java.time.Duration;
import java.util.List;

/** Something that can be put under load by a number of callers and looked at for a while. */
public interface Side extends AutoCloseable {
    /** The name in the rows. */
    String name();

    /** The numbers of callers that are measured, rising. */
    List<Integer> callers();

    /** Puts the side under load, which lasts until {@link #stop}. */
    void start(int callers);

    /** What happens within the next while. */
    Window window(Duration length);

    /** Takes the load away. */
    void stop();

    /** Ends the side's processes. */
    @Override
    void close();
}
