package tongban.node.operator.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tongban.node.operator.Acts;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Operator;
import tongban.node.web.Trace;

/** The rows of the record. */
public final class ActTable implements Acts {
    /** Who acted when nobody had signed in. */
    private static final String NODE = "-";

    private static final String SELECT = """
            select * from operator.act
             where at >= ? and at < ? and number < ?
               and (? = ''
                    or strpos(lower(name || ' ' || act || ' ' || subject || ' ' || details || ' ' || trace), ?) > 0
                    or act = any (?))
            """;

    private final JdbcClient jdbc;
    private final CurrentOperator current;
    private final InstantSource clock;

    /** @param current whose acts {@link #record} writes */
    public ActTable(JdbcClient jdbc, CurrentOperator current, InstantSource clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param from not before
     * @param until before
     * @param words part of name, subject, details or trace id; empty for all
     * @param acts acts whose words have these words in them
     */
    public record Search(Instant from, Instant until, String words, List<String> acts) {}

    @Override
    public void record(String act, String subject, Map<String, String> details) {
        Optional<Operator> operator = current.find();
        append(operator.map(Operator::id), operator.map(Operator::name).orElse(NODE), act, subject, details);
    }

    @Override
    public void recordFor(String who, String act, String subject, Map<String, String> details) {
        append(Optional.empty(), who, act, subject, details);
    }

    private void append(Optional<UUID> operator, String name, String act, String subject, Map<String, String> details) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an act is recorded in the transaction that does it");
        }
        Head head = head("for update");
        Act line = new Act(
                head.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                operator,
                Act.plain(name),
                act,
                Act.plain(subject),
                Act.details(details),
                Trace.id());
        byte[] digest = line.digest(head.digest());
        jdbc.sql("""
                        insert into operator.act
                            (number, at, operator, name, act, subject, details, trace, previous, digest)
                        values (?, ?, nullif(?, '')::uuid, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        line.number(),
                        Timestamp.from(line.at()),
                        operator.map(UUID::toString).orElse(""),
                        line.name(),
                        act,
                        line.subject(),
                        line.details(),
                        line.trace(),
                        head.digest(),
                        digest)
                .update();
        jdbc.sql("update operator.act_head set number = ?, digest = ?")
                .params(line.number(), digest)
                .update();
    }

    /** The newest lines first, below a number, so many at most. */
    public List<Act> find(Search search, long below, int most) {
        return bound(SELECT + " order by number desc limit " + most, search, below)
                .query(ActTable::act)
                .list();
    }

    /** The keys of all acts that were ever recorded. */
    public List<String> kinds() {
        return jdbc.sql("select distinct act from operator.act")
                .query(String.class)
                .list();
    }

    /** All lines that are looked for, oldest first, one after the other. */
    public void each(Search search, Consumer<Act> reader) {
        try (var lines = bound(SELECT + " order by number", search, Long.MAX_VALUE).query(ActTable::act).stream()) {
            lines.forEach(reader);
        }
    }

    private JdbcClient.StatementSpec bound(String sql, Search search, long below) {
        String words = search.words().toLowerCase(java.util.Locale.ROOT);
        return jdbc.sql(sql)
                .withFetchSize(500)
                .params(
                        Timestamp.from(search.from()),
                        Timestamp.from(search.until()),
                        below,
                        words,
                        words,
                        search.acts().toArray(String[]::new));
    }

    /** Reads the whole chain again; to be called in a transaction. */
    public Chain check() {
        Head head = head("");
        ChainReader reader = new ChainReader();
        try (var rows = jdbc
                .sql("select * from operator.act order by number")
                .withFetchSize(500)
                .query((row, at) -> new ChainReader.Row(act(row, at), row.getBytes("previous"), row.getBytes("digest")))
                .stream()) {
            rows.forEach(reader::read);
        }
        return reader.end(head.number(), head.digest());
    }

    private record Head(long number, byte[] digest) {}

    private Head head(String lock) {
        return jdbc.sql("select number, digest from operator.act_head " + lock)
                .query((row, at) -> new Head(row.getLong("number"), row.getBytes("digest")))
                .single();
    }

    private static Act act(ResultSet row, int at) throws SQLException {
        return new Act(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getObject("operator", UUID.class)),
                row.getString("name"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("trace"));
    }
}
