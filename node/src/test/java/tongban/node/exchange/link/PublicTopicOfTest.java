package tongban.node.exchange.link;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.PublicTopicHandler;
import tongban.node.exchange.SplitViewFound;

/** Writes what zones say to everybody into a table; what begins with "broken" crashes it while it is. */
class PublicTopicOfTest implements PublicTopicHandler {

    static final Topic TOPIC = new Topic("test.state", 1);

    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final List<SplitViewFound> lies = new CopyOnWriteArrayList<>();
    private final JdbcTemplate sql;

    PublicTopicOfTest(JdbcTemplate sql) {
        this.sql = sql;
        sql.execute("create table if not exists public.heard (row bigint generated always as identity, said text)");
    }

    void repair() {
        broken.set(false);
    }

    List<String> heard() {
        return sql.queryForList("select said from public.heard order by row", String.class);
    }

    List<SplitViewFound> lies() {
        return lies;
    }

    @EventListener
    void found(SplitViewFound lie) {
        lies.add(lie);
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public void heard(ZoneCode zone, List<Received> entries, Instant now) {
        for (Received entry : entries) {
            String said = new String(entry.bytes(), StandardCharsets.UTF_8);
            sql.update("insert into public.heard (said) values (?)", zone + " " + said);
            if (said.startsWith("broken") && broken.get()) {
                throw new IllegalArgumentException("planted");
            }
        }
    }
}
