package tongban.node.compact.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.merkle.Digest;
import tongban.node.compact.HeldNote;

/** Reads and writes the tables of agreements. Every change brings a new revision. */
public final class CompactTables {

    private final JdbcTemplate sql;
    private final Map<CompactId, Compact> read = new ConcurrentHashMap<>();
    private final AtomicLong written = new AtomicLong();

    public CompactTables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** One agreement's rows. */
    record Row(Compact compact, Instant received, ZoneCode via) {}

    /** What stands in a column of what was told. */
    public static String draftItem() {
        return "draft";
    }

    public static String noteItem(HeldNote note) {
        return note.number() == 0 ? "signature " + note.zone() : "act " + note.zone() + " " + note.number();
    }

    /** How often this process has written; it may not be committed yet. */
    long written() {
        return written.get();
    }

    /** The number under which everything that is committed now can be read. */
    public long revision() {
        // Prepared, since every batch asks: a plain statement is parsed and planned each time.
        Long number = sql.execute("select number from compact.revision", (PreparedStatement statement) -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
        return number == null ? 0 : number;
    }

    /** To be called before one looks at what one is about to change: others who change wait for this transaction. */
    public void lock() {
        sql.queryForObject("select number from compact.revision for update", Long.class);
    }

    /** After every write, so that whoever read before reads again. */
    private void changed() {
        written.incrementAndGet();
        sql.update("update compact.revision set number = nextval('compact.revision_number')");
    }

    /** Adds a text that is not there yet. */
    public void addCompact(Compact compact, ZoneCode via, Instant at) {
        sql.update(
                "insert into compact.compact (id, text, received, via) values (?, ?, ?, ?) on conflict do nothing",
                bytes(compact.id()),
                compact.text(),
                at.toEpochMilli(),
                via.value());
        changed();
    }

    /** Adds a signature, or puts it in the place of one that nobody here could check. */
    public void addSignature(CompactId id, HeldNote note) {
        sql.update(
                "insert into compact.signature (compact, zone, note, received, held, via) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (compact, zone) do update set note = excluded.note,"
                        + " received = excluded.received, held = excluded.held, via = excluded.via"
                        + " where compact.signature.held is null",
                bytes(id),
                note.zone().value(),
                note.note(),
                note.received().toEpochMilli(),
                millis(note.held()),
                note.via().value());
        changed();
    }

    /** Adds a suspension or its like, or puts it in the place of one that nobody here could check. */
    public void addAct(CompactId id, HeldNote note) {
        sql.update(
                "insert into compact.act (compact, zone, number, note, received, held, via)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (compact, zone, number) do update set note = excluded.note,"
                        + " received = excluded.received, held = excluded.held, via = excluded.via"
                        + " where compact.act.held is null",
                bytes(id),
                note.zone().value(),
                note.number(),
                note.note(),
                note.received().toEpochMilli(),
                millis(note.held()),
                note.via().value());
        changed();
    }

    /** Takes out a note that nobody here could check, and which does not hold. */
    public void drop(CompactId id, HeldNote note) {
        if (note.number() == 0) {
            sql.update(
                    "delete from compact.signature where compact = ? and zone = ? and held is null",
                    bytes(id),
                    note.zone().value());
        } else {
            sql.update(
                    "delete from compact.act where compact = ? and zone = ? and number = ? and held is null",
                    bytes(id),
                    note.zone().value(),
                    note.number());
        }
        changed();
    }

    /** From now on the partner is known to hold it. */
    public void told(CompactId id, ZoneCode partner, String what) {
        sql.update(
                "insert into compact.told (compact, partner, what) values (?, ?, ?) on conflict do nothing",
                bytes(id),
                partner.value(),
                what);
        changed();
    }

    Map<CompactId, Row> compacts() {
        Map<CompactId, Row> rows = new LinkedHashMap<>();
        sql.query("select id, text, received, via from compact.compact order by received desc, id", row -> {
            CompactId id = id(row);
            String text = row.getString(2);
            Compact compact = read.computeIfAbsent(
                    id,
                    none -> Compact.read(text.getBytes(StandardCharsets.UTF_8)).orThrow());
            rows.put(id, new Row(compact, Instant.ofEpochMilli(row.getLong(3)), new ZoneCode(row.getString(4))));
        });
        return rows;
    }

    Map<CompactId, List<HeldNote>> signatures() {
        return notes(
                "select compact, zone, 0, note, received, held, via from compact.signature order by received, zone");
    }

    Map<CompactId, List<HeldNote>> acts() {
        return notes("select compact, zone, number, note, received, held, via from compact.act"
                + " order by received, zone, number");
    }

    private Map<CompactId, List<HeldNote>> notes(String query) {
        Map<CompactId, List<HeldNote>> notes = new LinkedHashMap<>();
        sql.query(query, row -> {
            notes.computeIfAbsent(id(row), none -> new ArrayList<>()).add(note(row));
        });
        return notes;
    }

    private static HeldNote note(ResultSet row) throws SQLException {
        long held = row.getLong(6);
        Optional<Instant> since = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(held));
        return new HeldNote(
                new ZoneCode(row.getString(2)),
                row.getLong(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                since,
                new ZoneCode(row.getString(7)));
    }

    /** By agreement and partner, what that partner holds for certain. */
    Map<CompactId, Map<ZoneCode, Set<String>>> told() {
        Map<CompactId, Map<ZoneCode, Set<String>>> told = new LinkedHashMap<>();
        sql.query("select compact, partner, what from compact.told", row -> {
            told.computeIfAbsent(id(row), none -> new LinkedHashMap<>())
                    .computeIfAbsent(new ZoneCode(row.getString(2)), none -> new HashSet<>())
                    .add(row.getString(3));
        });
        return told;
    }

    private static CompactId id(ResultSet row) throws SQLException {
        return new CompactId(Digest.of(row.getBytes(1)));
    }

    static byte[] bytes(CompactId id) {
        return id.digest().bytes();
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
