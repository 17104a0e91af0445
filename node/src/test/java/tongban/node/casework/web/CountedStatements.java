package tongban.node.casework.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that a node in this process sends to its database, each by the thread that sent it. */
final class CountedStatements extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Map<String, List<String>> byThread = new ConcurrentHashMap<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Level before = Objects.requireNonNullElse(logger.getLevel(), Level.INFO);

    CountedStatements() {
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String text = event.getFormattedMessage();
        if (text.startsWith("Executing") && text.contains(" [")) {
            byThread.computeIfAbsent(event.getThreadName(), thread -> new CopyOnWriteArrayList<>())
                    .add(text);
        }
    }

    /** Those of the one request that sent a statement with these words. */
    List<String> of(Runnable request, String words) {
        byThread.clear();
        request.run();
        return byThread.values().stream()
                .filter(statements -> statements.stream().anyMatch(one -> one.contains(words)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement with " + words + " in " + byThread));
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
        logger.setAdditive(true);
    }
}
