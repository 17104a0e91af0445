package tongban.node.exchange.link;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.TopicHandler;

/**
 * A topic that writes each message into a table of its own; messages that begin with "broken" crash it while it is, and
 * questions get an answer.
 */
final class TopicOfTest implements TopicHandler {

    static final Topic TOPIC = new Topic("test.note", 1);

    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final JdbcTemplate sql;

    TopicOfTest(JdbcTemplate sql) {
        this.sql = sql;
        sql.execute("create table if not exists public.note (row bigint generated always as identity, said text)");
    }

    void repair() {
        broken.set(false);
    }

    List<String> effects() {
        return sql.queryForList("select said from public.note order by row", String.class);
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Received entry : entries) {
            String said = new String(entry.bytes(), StandardCharsets.UTF_8);
            sql.update("insert into public.note (said) values (?)", said);
            if (said.startsWith("broken") && broken.get()) {
                throw new IllegalArgumentException("planted");
            }
            outcomes.add(
                    entry.header().kind() == EntryKind.QUESTION
                            ? new Outcome.Answered(TOPIC, ("noted " + said).getBytes(StandardCharsets.UTF_8))
                            : new Outcome.Done());
        }
        return outcomes;
    }
}
