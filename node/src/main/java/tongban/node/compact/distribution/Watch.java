package tongban.node.compact.distribution;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks twice a second whether something is to be told or can be checked now: a command wrote to the database, a
 * partner joined, or a window that was full has room again.
 */
final class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long LOOK_EVERY_MS = 500;

    private final Intake intake;
    private final Telling telling;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private volatile boolean running;

    Watch(Intake intake, Telling telling, TransactionTemplate transactions, InstantSource clock) {
        this.intake = intake;
        this.telling = telling;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("compacts").start(this::run);
    }

    private void run() {
        boolean away = false;
        while (running) {
            try {
                look();
                away = false;
            } catch (DataAccessException | TransactionException lost) {
                if (!away) {
                    LOG.warn("agreements are not looked at: {}", lost.getMessage());
                }
                away = true;
            } catch (RuntimeException fault) {
                LOG.error("agreements could not be told; trying again", fault);
            }
            pause();
        }
    }

    void look() {
        if (intake.canCheckMore() || telling.isDue()) {
            transactions.executeWithoutResult(status -> {
                var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                intake.checkMore(now);
                telling.tell(now);
            });
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
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
