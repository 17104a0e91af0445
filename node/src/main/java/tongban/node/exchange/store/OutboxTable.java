package tongban.node.exchange.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Draft;
import tongban.kernel.exchange.Outgoing;

/** Where business transactions leave what they say, for any replica that leads. */
public final class OutboxTable {

    /** Notifications under this name carry the partner's code. */
    public static final String NOTIFICATION = "tongban_exchange";

    private final LogDatabase base;
    private final JdbcTemplate sql;
    private final Map<ChannelName, LogRow> rows = new ConcurrentHashMap<>();

    public OutboxTable(LogDatabase base) {
        this.base = base;
        this.sql = base.sql();
    }

    /**
     * Writes a draft in the transaction of the caller, and tells all replicas at its commit.
     *
     * @param empty the log's state, if nothing was ever said to this partner
     */
    public void write(Outgoing empty, Draft draft) {
        LogRow row = row(empty.channel());
        new OutgoingRow(sql, row.id()).create(empty);
        new Drafts(base, row.id()).add(List.of(draft));
        String partner = empty.channel().to().map(Object::toString).orElse("public");
        sql.query("select pg_notify(?, ?)", result -> {}, NOTIFICATION, partner);
    }

    /** How many drafts wait for their place. */
    public long waiting(ChannelName channel) {
        return new Drafts(base, row(channel).id()).count();
    }

    private LogRow row(ChannelName channel) {
        return rows.computeIfAbsent(channel, name -> LogRow.of(sql, name));
    }
}
