package tongban.node.exchange.link;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is looked up at most so often, however many gauges ask for it; empty while it cannot be had. */
final class Remembered<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

    private final Supplier<T> source;
    private final long ageMaxNanos;
    private Optional<T> value = Optional.empty();
    private boolean asked;
    private long askedAtNanos;

    Remembered(Duration ageMax, Supplier<T> source) {
        this.source = source;
        this.ageMaxNanos = ageMax.toNanos();
    }

    synchronized Optional<T> get() {
        long now = System.nanoTime();
        if (!asked || now - askedAtNanos > ageMaxNanos) {
            asked = true;
            try {
                value = Optional.of(source.get());
            } catch (RuntimeException away) {
                LOG.debug("a figure cannot be had now", away);
                value = Optional.empty();
            }
            askedAtNanos = System.nanoTime();
        }
        return value;
    }
}
