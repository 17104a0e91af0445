package tongban.node.casework.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseAnswer;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.compact.CompactId;
import tongban.kernel.merkle.Digest;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.CaseRecord.Under;

/** Reads the files of cases; the state of each is what its events come to. */
final class FileRows {

    private static final String FILE =
            "select id, number, subject, compact, article, told, returned, arrived, due, gaps_due, events, head"
                    + " from casework.case_file where id = ";

    private static final String LOCK = "select events from casework.case_file where id = ? for update";

    private final JdbcTemplate sql;
    private final RecentStates states;

    FileRows(JdbcTemplate sql, RecentStates states) {
        this.sql = sql;
        this.states = states;
    }

    Optional<CaseRecord> find(CaseId id) {
        return sql.query(FILE + "?", (row, index) -> new Read(row), (Object) CaseTables.bytes(id)).stream()
                .findFirst()
                .map(this::file);
    }

    /** Several at once: one statement for their rows, and one for the events of those whose state is not at hand. */
    List<CaseRecord> find(List<CaseId> ids) {
        Object all = ids.stream().map(CaseTables::bytes).toArray(byte[][]::new);
        List<Read> rows = sql.query(FILE + "any (?)", (row, index) -> new Read(row), all);
        Map<CaseId, List<CaseEvent>> events = events(
                rows.stream().filter(row -> states.at(row.head()).isEmpty()).toList());
        return rows.stream()
                .map(row -> events.containsKey(row.id()) ? file(row, replayed(row, events.get(row.id()))) : file(row))
                .toList();
    }

    private Map<CaseId, List<CaseEvent>> events(List<Read> rows) {
        Map<CaseId, List<CaseEvent>> events = new HashMap<>();
        if (!rows.isEmpty()) {
            sql.query(
                    "select e.head from unnest(?::bytea[], ?::int[]) as asked (id, most) join casework.event e"
                            + " on e.case_id = asked.id and e.number <= asked.most order by e.case_id, e.number",
                    row -> {
                        CaseEvent event = CaseEvent.read(row.getString("head")).orElseThrow();
                        events.computeIfAbsent(event.caseId(), id -> new ArrayList<>())
                                .add(event);
                    },
                    rows.stream().map(row -> CaseTables.bytes(row.id())).toArray(byte[][]::new),
                    rows.stream().map(Read::events).toArray(Integer[]::new));
        }
        return events;
    }

    /** The same, and nobody else moves it until the end of the transaction. */
    Optional<CaseRecord> lock(CaseId id) {
        // Two statements in one message: only the second sees what was committed while the first waited for the row.
        Optional<Read> read = sql.execute(LOCK + ";" + FILE + "?", (PreparedStatement statement) -> {
            statement.setBytes(1, CaseTables.bytes(id));
            statement.setBytes(2, CaseTables.bytes(id));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? Optional.of(new Read(rows)) : Optional.<Read>empty();
            }
        });
        return Objects.requireNonNull(read).map(this::file);
    }

    /** A row as it lies; its state is what its events come to. */
    private record Read(
            CaseId id,
            String number,
            String subject,
            Optional<Under> under,
            int told,
            int returned,
            Instant arrived,
            Limits limits,
            int events,
            Digest head) {

        Read(ResultSet row) throws SQLException {
            this(
                    CaseTables.id(row.getBytes("id")),
                    row.getString("number"),
                    row.getString("subject"),
                    under(row.getBytes("compact"), row.getInt("article")),
                    row.getInt("told"),
                    row.getInt("returned"),
                    Instant.ofEpochMilli(row.getLong("arrived")),
                    new Limits(CaseTables.instant(row, "due"), CaseTables.instant(row, "gaps_due")),
                    row.getInt("events"),
                    Digest.of(row.getBytes("head")));
        }

        private static Optional<Under> under(byte @Nullable [] compact, int article) {
            return compact == null
                    ? Optional.empty()
                    : Optional.of(new Under(new CompactId(Digest.of(compact)), article));
        }
    }

    private CaseRecord file(Read row) {
        return file(row, states.at(row.head()).orElseGet(() -> replayed(row)));
    }

    private static CaseRecord file(Read row, CaseState state) {
        return new CaseRecord(
                row.id(),
                row.number(),
                row.subject(),
                state,
                row.under(),
                row.told(),
                row.returned(),
                row.arrived(),
                row.limits());
    }

    /** Reads the events up to those that the row knows: more may have come since it was read. */
    private CaseState replayed(Read row) {
        List<CaseEvent> events = sql.query(
                "select head from casework.event where case_id = ? and number <= ? order by number",
                (event, index) -> CaseEvent.read(event.getString("head")).orElseThrow(),
                CaseTables.bytes(row.id()),
                row.events());
        return replayed(row, events);
    }

    private CaseState replayed(Read row, List<CaseEvent> events) {
        if (!(CaseState.of(events) instanceof CaseAnswer.Moved moved)
                || !moved.state().head().equals(row.head())) {
            throw new IllegalStateException("the stored history of case " + row.id() + " does not hold");
        }
        states.keep(moved.state());
        return moved.state();
    }
}
