package tongban.node.exchange.link;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.ExchangeDatabase;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.zone.Partners;

/**
 * Elects the replica that speaks: whoever holds the database's advisory lock. The lock only elects; what keeps two
 * replicas from forking a log is the revision that each commit names. It also hears what other replicas wrote.
 */
public final class Leadership implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private static final int TRY_AGAIN_MS = 1000;
    private static final int LISTEN_MS = 100;

    /** Together with the requests at both doors this stays within the 20 seconds that a stop may take. */
    private static final Duration BATCHES_END_WITHIN = Duration.ofSeconds(4);

    private static final Duration LOCK_FREE_WITHIN = Duration.ofSeconds(2);

    private final DataSource database;
    private final LinkedChannels channels;
    private final Partners partners;
    private volatile boolean running;
    private volatile CountDownLatch ended = new CountDownLatch(0);

    Leadership(DataSource database, LinkedChannels channels, Partners partners) {
        this.database = database;
        this.channels = channels;
        this.partners = partners;
    }

    @Override
    public void start() {
        running = true;
        CountDownLatch end = new CountDownLatch(1);
        ended = end;
        Thread.ofVirtual().name("leadership").start(() -> {
            try {
                elect();
            } finally {
                end.countDown();
            }
        });
    }

    private void elect() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                if (ExchangeDatabase.lead(connection)) {
                    LOG.info("this replica leads");
                    listen(connection);
                }
            } catch (SQLException lost) {
                LOG.warn("the database is away: {}", lost.getMessage());
            } catch (RuntimeException fault) {
                LOG.error("leading failed; trying again", fault);
            } finally {
                channels.rest();
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + OutboxTable.NOTIFICATION);
            PGConnection notified = connection.unwrap(PGConnection.class);
            channels.lead(partners.all());
            while (running) {
                PGNotification[] news = notified.getNotifications(LISTEN_MS);
                for (PGNotification one : news == null ? new PGNotification[0] : news) {
                    channels.wake(ZoneCode.read(one.getParameter()).code());
                }
                channels.expireQuestions();
            }
            statement.execute("select pg_advisory_unlock_all()");
            statement.execute("unlisten *");
        }
    }

    private void pause() {
        try {
            for (int waited = 0; running && waited < TRY_AGAIN_MS; waited += LISTEN_MS) {
                Thread.sleep(LISTEN_MS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** It starts before both doors and stops after them: who is inside still gets the partner's answer. */
    @Override
    public int getPhase() {
        return ExchangeServer.PHASE - 4096;
    }

    /** Lets the batches under way end, then frees the lock, so that another replica need not wait for the process. */
    @Override
    public void stop() {
        try {
            long until = System.nanoTime() + BATCHES_END_WITHIN.toNanos();
            for (Link link : channels.rest()) {
                if (!link.awaitEnd(Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
                    LOG.warn(
                            "{}: a batch was under way for too long; it is sent again",
                            link.partner().code());
                }
            }
            running = false;
            if (!ended.await(LOCK_FREE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the database did not free the lock in time; it does so when the connection ends");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether this replica leads now. */
    public Optional<Boolean> leads() {
        return running ? Optional.of(channels.leads()) : Optional.empty();
    }
}
