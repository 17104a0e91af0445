package tongban.node.casework.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tongban.node.casework.Casework;

/**
 * Looks every few seconds what a rule alone makes due. Two replicas may both look: each case is locked and read anew.
 */
final class DueCases implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueCases.class);
    private static final long LOOK_EVERY_MS = 5_000;

    private final Casework casework;
    private volatile boolean running;

    DueCases(Casework casework) {
        this.casework = casework;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("due-cases").start(this::run);
    }

    private void run() {
        boolean away = false;
        while (running) {
            try {
                casework.whatIsDue();
                away = false;
            } catch (DataAccessException | TransactionException lost) {
                if (!away) {
                    LOG.warn("due cases are not looked at: {}", lost.getMessage());
                }
                away = true;
            } catch (RuntimeException fault) {
                LOG.error("a due case could not be moved; trying again", fault);
            }
            pause();
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
