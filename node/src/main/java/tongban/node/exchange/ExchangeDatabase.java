package tongban.node.exchange;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.LogDatabase;
import tongban.node.zone.Partner;

/** The channels of a zone's database as commands read them, beside a node that may run. */
public final class ExchangeDatabase {

    /** "tong" and "ban1" in ASCII: the two halves of the name of the advisory lock that elects a replica. */
    private static final int LOCK_HIGH = 0x746f6e67;

    private static final int LOCK_LOW = 0x62616e31;

    private final JdbcTemplate sql;

    public ExchangeDatabase(DataSource source) {
        this.sql = new JdbcTemplate(source);
    }

    /** A log as far as it is stored: this zone's, a partner's, or a public one. */
    public record StoredHead(ChannelName name, long size, Digest root) {}

    /**
     * The channels with a partner as they are stored. What only the running node knows, such as whether it speaks now,
     * says no.
     */
    public Optional<ChannelState> state(Partner partner, ChannelName outgoing) {
        return new ChannelReader(new LogDatabase(sql))
                .state(partner, outgoing)
                .map(stored -> stored.with(partner.code(), false, Optional.empty(), Optional.empty()));
    }

    /** Whether the tables are there at all. */
    public boolean isThere() {
        return is("select to_regclass('exchange.channel') is not null");
    }

    /** All logs with their sizes and roots, in the order of their names. */
    public List<StoredHead> heads() {
        return sql.query(
                "select name, coalesce(o.frontier, i.frontier), coalesce(o.root, i.root)"
                        + " from exchange.channel c left join exchange.outgoing o on o.channel = c.id"
                        + " left join exchange.incoming i on i.channel = c.id"
                        + " where o.channel is not null or i.channel is not null order by name collate \"C\"",
                (row, number) -> new StoredHead(
                        ChannelName.read(row.getString(1)).orElseThrow(),
                        Frontier.decode(row.getBytes(2)).orElseThrow().size(),
                        Digest.of(row.getBytes(3))));
    }

    /** Whether a replica of the node leads on this database now. */
    public boolean isLed() {
        return is(
                "select exists (select from pg_locks where locktype = 'advisory' and granted and classid = " + LOCK_HIGH
                        + " and objid = " + LOCK_LOW
                        + " and database = (select oid from pg_database where datname = current_database()))");
    }

    private boolean is(String query) {
        return Boolean.TRUE.equals(sql.queryForObject(query, Boolean.class));
    }

    /**
     * Takes the lead for as long as the connection is open, so that no replica has it.
     *
     * @return whether it was free
     */
    public static boolean lead(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK_HIGH);
            lock.setInt(2, LOCK_LOW);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
