package tongban.node.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Channels.Direction;
import tongban.node.exchange.Message;
import tongban.node.exchange.TopicHandler;

/**
 * A load that runs inside a node that will be killed: what it tells and that it told it commit together, so that its
 * database knows afterwards what must have arrived.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.kills.partner")
class LoadInside {

    /** Needs no agreement, as all topics of this beginning. */
    private static final Topic TOPIC = new Topic("compact.kills", 1);

    private static final int KEYS = 4;

    @Bean
    static TopicHandler killedTopic(JdbcTemplate sql) {
        return new Written(sql);
    }

    @Bean
    static Telling telling(
            Environment environment, JdbcTemplate sql, PlatformTransactionManager transactions, Channels channels) {
        ZoneCode partner = ZoneCode.read(environment.getRequiredProperty("tongban.kills.partner"))
                .code()
                .orElseThrow();
        Path folder = Path.of(environment.getRequiredProperty("tongban.kills.folder"));
        return new Telling(partner, folder, sql, new TransactionTemplate(transactions), channels);
    }

    /** Writes what arrives; a second time would be a second row. */
    private record Written(JdbcTemplate sql) implements TopicHandler {

        @Override
        public Topic topic() {
            return TOPIC;
        }

        @Override
        public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Received entry : entries) {
                sql.update(
                        "insert into kills.effect (said) values (?)",
                        new String(entry.bytes(), StandardCharsets.UTF_8));
                outcomes.add(new Outcome.Done());
            }
            return outcomes;
        }
    }

    /** Tells until it is asked for the exports, or killed. */
    static final class Telling implements SmartLifecycle {

        private final ZoneCode partner;
        private final Path folder;
        private final JdbcTemplate sql;
        private final TransactionTemplate transaction;
        private final Channels channels;
        private final Random random = new Random();
        private volatile boolean running;

        Telling(ZoneCode partner, Path folder, JdbcTemplate sql, TransactionTemplate transaction, Channels channels) {
            this.partner = partner;
            this.folder = folder;
            this.sql = sql;
            this.transaction = transaction;
            this.channels = channels;
        }

        @Override
        public void start() {
            running = true;
            Thread.ofVirtual().start(this::run);
        }

        private void run() {
            while (running) {
                try {
                    if (Files.exists(folder.resolve("quiet"))) {
                        exports();
                        Thread.sleep(100);
                    } else {
                        tell();
                        Thread.sleep(20 + random.nextInt(60));
                    }
                } catch (InterruptedException stop) {
                    return;
                } catch (IOException | RuntimeException away) {
                    // The database or the window; whether it was told, the table knows.
                    Thread.onSpinWait();
                }
            }
        }

        private void tell() {
            int key = random.nextInt(KEYS);
            String words = "key " + key + " " + UUID.randomUUID();
            byte[] body = words.getBytes(StandardCharsets.UTF_8);
            transaction.executeWithoutResult(status -> {
                sql.update("insert into kills.told (said) values (?)", words);
                channels.tell(partner, Message.of(TOPIC, body, Instant.now()).inOrderOf(new OrderingKey(77, key + 1)));
            });
        }

        private void exports() throws IOException {
            if (Files.exists(folder.resolve("exported")) || !Files.exists(folder.resolve("export"))) {
                return;
            }
            for (Direction direction : Direction.values()) {
                Path part = folder.resolve(direction + ".part");
                try (OutputStream out = Files.newOutputStream(part)) {
                    channels.export(partner, direction, out);
                }
                Files.move(
                        part,
                        folder.resolve(folder.getFileName() + "-" + direction + ".tbx"),
                        StandardCopyOption.ATOMIC_MOVE);
            }
            Files.createFile(folder.resolve("exported"));
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
}
