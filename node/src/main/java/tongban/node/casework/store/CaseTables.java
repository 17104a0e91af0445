package tongban.node.casework.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.HeldEvent;
import tongban.node.zone.AtRest;

/** The files of cases and their events, within the caller's transaction. */
public final class CaseTables {

    /** A row that is an id alone. */
    static final RowMapper<CaseId> ID = (row, index) -> id(row.getBytes("id"));

    private final JdbcTemplate sql;
    private final AtRest atRest;
    private final EventBodies bodies;
    private final RecentStates states = new RecentStates();
    private final FileRows files;

    public CaseTables(JdbcTemplate sql, AtRest atRest) {
        this.sql = sql;
        this.atRest = atRest;
        this.bodies = new EventBodies(atRest);
        this.files = new FileRows(sql, states);
    }

    /** The words under which cases are found by whole identity numbers. */
    public IdentityWords identities() {
        return new IdentityWords(atRest);
    }

    /** By what applications that say the same are known. */
    public byte[] likeness(byte[] said) {
        return atRest.keyed("case-twin", said);
    }

    /** The bytes of an id. */
    public static byte[] bytes(CaseId id) {
        return HexFormat.of().parseHex(id.toString());
    }

    /** The id of such bytes, as they lie in any table of the module. */
    static CaseId id(byte[] bytes) {
        return CaseId.read(HexFormat.of().formatHex(bytes)).orElseThrow();
    }

    public Optional<CaseRecord> find(CaseId id) {
        return files.find(id);
    }

    /** Several at once, in no order. */
    public List<CaseRecord> find(List<CaseId> ids) {
        return files.find(ids);
    }

    /** The same, and nobody else moves it until the end of the transaction. */
    public Optional<CaseRecord> lock(CaseId id) {
        return files.lock(id);
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
        states.keep(state);
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
        states.keep(state);
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
                    EventBodies.Lying lying = bodies.lying(event);
                    statement.setBytes(4, lying.salt());
                    statement.setBytes(5, lying.body());
                });
    }

    /** Adds words under which a case is found. */
    public void foundBy(CaseId id, List<String> words) {
        if (!words.isEmpty()) {
            sql.update(
                    "update casework.case_file set words = words || array_to_tsvector(?::text[]) where id = ?",
                    words.toArray(String[]::new),
                    bytes(id));
        }
    }

    /** Events from a number on. */
    public List<HeldEvent> events(CaseId id, int from) {
        return sql.query(
                "select head, salt, body from casework.event where case_id = ? and number >= ? order by number",
                (row, index) -> bodies.held(row.getString("head"), row.getBytes("salt"), row.getBytes("body")),
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
        return sql.query(
                "select id from casework.case_file where gaps_due <= ? order by gaps_due" + " limit ?",
                ID,
                now.toEpochMilli(),
                most);
    }

    /**
     * Cases that this zone decides whose limit ends before a moment and of which nobody was told at this step.
     *
     * @param step 1 for the reminder before the limit, 2 for the escalation after it
     */
    public List<CaseId> dueBefore(ZoneCode self, Instant moment, int step, int most) {
        return sql.query(
                "select id from casework.case_file where due <= ? and reminded < ?"
                        + " and reminded < 2 and deciding = ? order by due limit ?",
                ID,
                moment.toEpochMilli(),
                step,
                self.value(),
                most);
    }

    public void reminded(CaseId id, int step) {
        sql.update("update casework.case_file set reminded = ? where id = ?", step, bytes(id));
    }

    /**
     * Numbers of open cases with an application that says the same. Until the end of the transaction nobody else may
     * ask for the like of it, so that of two at once the second sees the first.
     */
    public List<String> twins(byte[] digest) {
        sql.query(
                "select pg_advisory_xact_lock(?)",
                row -> {},
                ByteBuffer.wrap(digest).getLong());
        return sql.queryForList(
                "select number from casework.case_file where twin = ? and phase not in"
                        + " ('completed', 'not-accepted', 'withdrawn', 'granted', 'refused') order by filed limit 5",
                String.class,
                (Object) digest);
    }
}
