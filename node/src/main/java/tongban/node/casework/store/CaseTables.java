package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tongban.kernel.casework.CaseAnswer;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.merkle.Digest;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.HeldEvent;

/** The files of cases and their events, within the caller's transaction. */
public final class CaseTables {

    private static final String FILE =
            "select id, number, subject, compact, article, told, returned, arrived, due, gaps_due,"
                    + " (select array_agg(e.head order by e.number) from casework.event e where e.case_id = c.id)"
                    + " as heads"
                    + " from casework.case_file c where id = ?";

    private final JdbcTemplate sql;

    public CaseTables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The bytes of an id. */
    public static byte[] bytes(CaseId id) {
        return HexFormat.of().parseHex(id.toString());
    }

    public Optional<CaseRecord> find(CaseId id) {
        return sql.query(FILE, CaseTables::file, (Object) bytes(id)).stream().findFirst();
    }

    /** The same, and nobody else moves it until the end of the transaction. */
    public Optional<CaseRecord> lock(CaseId id) {
        List<Integer> there = sql.queryForList(
                "select events from casework.case_file where id = ? for update", Integer.class, (Object) bytes(id));
        // Read by a second statement: only that one sees what was committed while this one waited for the row.
        return there.isEmpty() ? Optional.empty() : find(id);
    }

    private static CaseRecord file(ResultSet row, int index) throws SQLException {
        CaseId id = CaseId.read(HexFormat.of().formatHex(row.getBytes("id"))).orElseThrow();
        String[] heads = (String[]) row.getArray("heads").getArray();
        List<CaseEvent> events = List.of(heads).stream()
                .map(head -> CaseEvent.read(head).orElseThrow())
                .toList();
        if (!(CaseState.of(events) instanceof CaseAnswer.Moved moved)) {
            throw new IllegalStateException("the stored history of case " + id + " does not hold");
        }
        byte @Nullable [] compact = row.getBytes("compact");
        Optional<Under> under = compact == null
                ? Optional.empty()
                : Optional.of(new Under(new CompactId(Digest.of(compact)), row.getInt("article")));
        return new CaseRecord(
                id,
                row.getString("number"),
                row.getString("subject"),
                moved.state(),
                under,
                row.getInt("told"),
                row.getInt("returned"),
                Instant.ofEpochMilli(row.getLong("arrived")),
                new Limits(instant(row, "due"), instant(row, "gaps_due")));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    /** The next number of a case that begins here. */
    public long nextNumber() {
        Long next = sql.queryForObject("select nextval('casework.case_number')", Long.class);
        return next == null ? 0 : next;
    }

    /**
     * Keeps a case that is new here.
     *
     * @param twin the digest of what its application says, to know its like; null of one that a partner took
     */
    public void insert(CaseRecord file, Instant filed, List<String> words, byte @Nullable [] twin) {
        CaseState state = file.state();
        sql.update(
                "insert into casework.case_file (id, number, item, receiving, deciding, holder, offered_to, phase,"
                        + " events, told, head, compact, article, subject, filed, arrived, due, gaps_due, requests,"
                        + " crossed, differs, twin, words) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, array_to_tsvector(?::text[]))",
                bytes(file.id()),
                file.number(),
                state.opening().item(),
                state.receiving().value(),
                state.deciding().value(),
                state.holder().value(),
                state.offeredTo().map(Object::toString).orElse(null),
                state.phase().word(),
                state.events(),
                file.told(),
                state.head().bytes(),
                file.ground().map(under -> under.compact().digest().bytes()).orElse(null),
                file.ground().map(Under::article).orElse(null),
                file.subject(),
                filed.toEpochMilli(),
                file.arrived().toEpochMilli(),
                millis(file.limits().decision()),
                millis(file.limits().gaps()),
                state.requests().open().size(),
                state.requests().crossed().isPresent(),
                state.differs(),
                twin,
                words.toArray(String[]::new));
    }

    public void update(CaseRecord file) {
        CaseState state = file.state();
        sql.update(
                "update casework.case_file set holder = ?, offered_to = ?, phase = ?, events = ?, told = ?,"
                        + " returned = ?, head = ?,"
                        + " reminded = case when due is not distinct from ? then reminded else 0 end,"
                        + " due = ?, gaps_due = ?, requests = ?, crossed = ?, differs = ?, compact = ?, article = ?"
                        + " where id = ?",
                state.holder().value(),
                state.offeredTo().map(Object::toString).orElse(null),
                state.phase().word(),
                state.events(),
                file.told(),
                file.returned(),
                state.head().bytes(),
                millis(file.limits().decision()),
                millis(file.limits().decision()),
                millis(file.limits().gaps()),
                state.requests().open().size(),
                state.requests().crossed().isPresent(),
                state.differs(),
                file.ground().map(under -> under.compact().digest().bytes()).orElse(null),
                file.ground().map(Under::article).orElse(null),
                bytes(file.id()));
    }

    /** Adds events at the end; one of the same number is there only when somebody did not lock. */
    public void add(List<HeldEvent> events) {
        sql.batchUpdate(
                "insert into casework.event (case_id, number, head, salt, body) values (?, ?, ?, ?, ?)",
                events,
                events.size(),
                (statement, event) -> {
                    statement.setBytes(1, bytes(event.event().caseId()));
                    statement.setInt(2, event.event().number());
                    statement.setString(3, event.head());
                    statement.setBytes(4, event.salt());
                    statement.setBytes(5, event.body());
                });
    }

    static final RowMapper<HeldEvent> EVENT = (row, index) -> {
        String head = row.getString("head");
        byte[] salt = row.getBytes("salt");
        byte[] body = row.getBytes("body");
        return new HeldEvent(
                head,
                CaseEvent.read(head).orElseThrow(),
                salt == null ? new byte[0] : salt,
                body == null ? new byte[0] : body);
    };

    /** Events from a number on. */
    public List<HeldEvent> events(CaseId id, int from) {
        return sql.query(
                "select head, salt, body from casework.event where case_id = ? and number >= ? order by number",
                EVENT,
                bytes(id),
                from);
    }

    /** Cases of an agreement that are not over, by their numbers. */
    public List<String> openUnder(CompactId compact) {
        return sql.queryForList(
                "select number from casework.case_file where compact = ? and phase not in"
                        + " ('completed', 'not-accepted', 'withdrawn') order by number",
                String.class,
                (Object) compact.digest().bytes());
    }

    /** Whether a case of an agreement is not over, or the other zone has not been told its end. */
    public boolean isOpen(CaseId id, CompactId compact) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select from casework.case_file where id = ? and compact = ? and (told < events"
                        + " or phase not in ('completed', 'not-accepted', 'withdrawn')))",
                Boolean.class,
                bytes(id),
                compact.digest().bytes()));
    }

    /** Applications at this moment too late to tell gaps of, the oldest first. */
    public List<CaseId> gapsOverdue(Instant now, int most) {
        return sql
                .queryForList(
                        "select encode(id, 'hex') from casework.case_file where gaps_due <= ? order by gaps_due"
                                + " limit ?",
                        String.class,
                        now.toEpochMilli(),
                        most)
                .stream()
                .map(hex -> CaseId.read(hex).orElseThrow())
                .toList();
    }

    /**
     * Cases that this zone decides whose limit ends before a moment and of which nobody was told at this step.
     *
     * @param step 1 for the reminder before the limit, 2 for the escalation after it
     */
    public List<CaseId> dueBefore(ZoneCode self, Instant moment, int step, int most) {
        return sql
                .queryForList(
                        "select encode(id, 'hex') from casework.case_file where due <= ? and reminded < ?"
                                + " and reminded < 2 and deciding = ? order by due limit ?",
                        String.class,
                        moment.toEpochMilli(),
                        step,
                        self.value(),
                        most)
                .stream()
                .map(hex -> CaseId.read(hex).orElseThrow())
                .toList();
    }

    public void reminded(CaseId id, int step) {
        sql.update("update casework.case_file set reminded = ? where id = ?", step, bytes(id));
    }

    /** Numbers of open cases with an application that says the same. */
    public List<String> twins(byte[] digest) {
        return sql.queryForList(
                "select number from casework.case_file where twin = ? and phase not in"
                        + " ('completed', 'not-accepted', 'withdrawn', 'granted', 'refused') order by filed limit 5",
                String.class,
                (Object) digest);
    }
}
