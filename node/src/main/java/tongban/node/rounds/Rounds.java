package tongban.node.rounds;

import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks at something again and again while the node runs (巡查). A database that is away is told once and looked for
 * again; a fault of one look does not end the next ones.
 */
public final class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final IntSupplier look;
    private volatile boolean running;

    /**
     * Rounds that begin when the node starts.
     *
     * @param name of the thread, and of the matter in the log
     * @param pause between two looks
     * @param look does what is due, and says how much it found; after something it looks again at once
     */
    public Rounds(String name, Duration pause, IntSupplier look) {
        this.name = name;
        this.pause = pause;
        this.look = look;
    }

    /** Rounds of looks that find all that is due at once. */
    public Rounds(String name, Duration pause, Runnable look) {
        this(name, pause, () -> {
            look.run();
            return 0;
        });
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        boolean away = false;
        while (running) {
            int found = 0;
            try {
                found = look.getAsInt();
                away = false;
            } catch (DataAccessException | TransactionException lost) {
                if (!away && running) {
                    LOG.warn("{}: the database is away: {}", name, lost.getMessage());
                }
                away = true;
            } catch (RuntimeException fault) {
                LOG.error("{}: a look failed; trying again", name, fault);
            }
            if (found == 0) {
                sleep();
            }
        }
    }

    private void sleep() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
