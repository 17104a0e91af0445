package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Facts;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.merkle.Digest;
import tongban.node.casework.CaseCounts;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Duties.Asked;
import tongban.node.casework.Duties.Shown;
import tongban.node.casework.Duties.Side;
import tongban.node.casework.Duties.Waiting;
import tongban.node.casework.Duty;
import tongban.node.casework.Duty.Standing;
import tongban.node.casework.Duty.State;
import tongban.node.casework.Entity;

/** What follows grants, within the caller's transaction. */
public final class DutyTable {

    private static final String ORDER = "coalesce(due, 9223372036854775807)";
    private static final String WAITS = "state in ('open', 'acknowledged')";

    private final JdbcTemplate sql;
    private final ZoneCode self;

    public DutyTable(JdbcTemplate sql, ZoneCode self) {
        this.sql = sql;
        this.self = self;
    }

    private static Duty duty(ResultSet row, int index) throws SQLException {
        byte @Nullable [] compact = row.getBytes("compact");
        return new Duty(
                CaseTables.id(row.getBytes("id")),
                new ZoneCode(row.getString("told_by")),
                Optional.ofNullable(row.getString("zone")).map(ZoneCode::new),
                row.getString("item"),
                new Entity(new CreditCode(row.getString("parent")), row.getString("parent_name")),
                new Entity(new CreditCode(row.getString("entity")), row.getString("entity_name")),
                List.of((String[]) row.getArray("changes").getArray()),
                compact == null
                        ? Optional.empty()
                        : Optional.of(new Under(new CompactId(Digest.of(compact)), row.getInt("article"))),
                new Duty.Term(
                        Instant.ofEpochMilli(row.getLong("since")),
                        Optional.ofNullable(row.getString("time_limit")).flatMap(Facts::limit),
                        CaseTables.instant(row, "due")),
                Optional.ofNullable(row.getBytes("parent_case")).map(CaseTables::id),
                new Standing(
                        State.read(row.getString("state")).orElseThrow(),
                        CaseTables.instant(row, "acknowledged"),
                        CaseTables.instant(row, "settled"),
                        Optional.ofNullable(row.getBytes("settled_by")).map(CaseTables::id)));
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    /**
     * Keeps one; one that is there already stays as it is.
     *
     * @param news whether the other zone is still to be told of it
     * @return whether it was not there
     */
    public boolean add(Duty duty, boolean news) {
        int added = sql.update(
                "insert into casework.duty (id, told_by, zone, item, parent, parent_name, entity, entity_name, changes,"
                        + " compact, article, since, time_limit, due, parent_case, state, news)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (id) do nothing",
                CaseTables.bytes(duty.id()),
                duty.toldBy().value(),
                duty.zone().map(ZoneCode::value).orElse(null),
                duty.item(),
                duty.parent().code().value(),
                duty.parent().name(),
                duty.entity().code().value(),
                duty.entity().name(),
                duty.changes().toArray(String[]::new),
                duty.ground().map(under -> under.compact().digest().bytes()).orElse(null),
                duty.ground().map(Under::article).orElse(null),
                duty.term().since().toEpochMilli(),
                duty.term().limit().map(Facts::text).orElse(null),
                millis(duty.term().due()),
                duty.parentCase().map(CaseTables::bytes).orElse(null),
                duty.standing().state().word(),
                news);
        return added == 1;
    }

    /**
     * Keeps how it stands.
     *
     * @param news whether the other zone is still to be told so
     */
    public void stands(Duty duty, boolean news) {
        Standing standing = duty.standing();
        sql.update(
                "update casework.duty set state = ?, acknowledged = ?, settled = ?, settled_by = ?, news = ?"
                        + " where id = ?",
                standing.state().word(),
                millis(standing.acknowledged()),
                millis(standing.settled()),
                standing.by().map(CaseTables::bytes).orElse(null),
                news,
                CaseTables.bytes(duty.id()));
    }

    public Optional<Duty> find(CaseId id) {
        return sql
                .query("select * from casework.duty where id = ?", DutyTable::duty, (Object) CaseTables.bytes(id))
                .stream()
                .findFirst();
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    public Optional<Duty> lock(CaseId id) {
        return sql
                .query("select * from casework.duty where id = ? for update", DutyTable::duty, (Object)
                        CaseTables.bytes(id))
                .stream()
                .findFirst();
    }

    /** Those of which the other zone is still to be told. */
    public List<CaseId> news(int most) {
        return sql.query("select id from casework.duty where news order by since limit ?", CaseTables.ID, most);
    }

    /** Locks one of which the other zone is still to be told, which it is told in this transaction. */
    public Optional<Duty> tell(CaseId id) {
        return sql
                .query(
                        "update casework.duty set news = false where id = ? and news returning *",
                        DutyTable::duty,
                        (Object) CaseTables.bytes(id))
                .stream()
                .findFirst();
    }

    /** Those that an application for an item by an entity settles here; locked. */
    public List<Duty> waiting(String item, CreditCode entity) {
        return sql.query(
                "select * from casework.duty where entity = ? and item = ? and zone = ? and " + WAITS
                        + " order by id for update",
                DutyTable::duty,
                entity.value(),
                item,
                self.value());
    }

    /** Those that an application settled here; locked. */
    public List<Duty> settledBy(CaseId id) {
        return sql.query(
                "select * from casework.duty where settled_by = ? and zone = ? order by id for update",
                DutyTable::duty,
                CaseTables.bytes(id),
                self.value());
    }

    /** Those that follow the grant of a case of this zone; locked. */
    public List<Duty> following(CaseId id) {
        return sql.query(
                "select * from casework.duty where parent_case = ? order by id for update", DutyTable::duty, (Object)
                        CaseTables.bytes(id));
    }

    /** Whether it is one of an agreement, whose zones tell each other of it to its end. */
    public boolean isUnder(CaseId id, CompactId compact) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select from casework.duty where id = ? and compact = ?)",
                Boolean.class,
                CaseTables.bytes(id),
                compact.digest().bytes()));
    }

    /**
     * Those of this zone whose limit ends before a moment and of which nobody was told at this step.
     *
     * @param step 1 before the limit, 2 after it
     */
    public List<CaseId> dueBefore(Instant moment, int step, int most) {
        return sql.query(
                "select id from casework.duty where due <= ? and reminded < ? and zone = ?" + " and reminded < 2 and "
                        + WAITS + " order by due limit ?",
                CaseTables.ID,
                moment.toEpochMilli(),
                step,
                self.value(),
                most);
    }

    /** Whether nobody was told at this step. */
    public boolean isToRemind(CaseId id, int step) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select from casework.duty where id = ? and reminded < ?)",
                Boolean.class,
                CaseTables.bytes(id),
                step));
    }

    public void reminded(CaseId id, int step) {
        sql.update("update casework.duty set reminded = ? where id = ?", step, CaseTables.bytes(id));
    }

    /**
     * A page, the most urgent first.
     *
     * @param soon before which moment a limit has to end to be due
     */
    public List<Duty> page(Asked asked, Instant soon) {
        List<Object> values = new ArrayList<>();
        String shown = shown(asked.shown(), soon, values) + side(asked.side(), values);
        if (asked.code().isPresent()) {
            shown += " and (entity = ? or parent = ?)";
            values.addAll(List.of(asked.code().get(), asked.code().get()));
        }
        if (asked.after().isPresent()) {
            shown += " and (" + ORDER + ", id) > (select " + ORDER + ", id from casework.duty where id = ?)";
            values.add(CaseTables.bytes(asked.after().get()));
        }
        values.add(asked.size());
        return sql.query(
                "select * from casework.duty where " + shown + " order by " + ORDER + ", id limit ?",
                DutyTable::duty,
                values.toArray());
    }

    /** How many wait in this zone, and how many of them are late; the most urgent are counted first. */
    public Waiting waiting(Instant now) {
        return Objects.requireNonNull(sql.queryForObject(
                "select count(*) as open, count(*) filter (where due <= ?) as late from (select due from casework.duty"
                        + " where zone = ? and " + WAITS + " order by " + ORDER + ", id limit ?) as found",
                (row, index) -> new Waiting(row.getInt("open"), row.getInt("late")),
                now.toEpochMilli(),
                self.value(),
                CaseCounts.MAX + 1));
    }

    private static String shown(Shown shown, Instant soon, List<Object> values) {
        return switch (shown) {
            case OPEN -> WAITS;
            case DUE -> {
                values.add(soon.toEpochMilli());
                yield WAITS + " and due <= ?";
            }
            case DONE -> "state in ('settled', 'withdrawn')";
            case UNTOLD -> "state = 'untold'";
            case ALL -> "true";
        };
    }

    private String side(Side side, List<Object> values) {
        if (side == Side.BOTH) {
            return "";
        }
        values.add(self.value());
        return side == Side.HERE ? " and zone = ?" : " and told_by = ?";
    }
}
