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
        return find(List.of(id)).stream().findFirst();
    }

    /** Several at once: one statement for their rows, and one for the events of those whose state is not at hand. */
    List<CaseRecord> find(List<CaseId> ids) {
        Object all = ids.stream().map(CaseTables::bytes).toArray(byte[][]::new);
        return files(sql.query(FILE + "any (?)", (row, index) -> new Read(row), all));
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
        return files(Objects.requireNonNull(read).stream().toList()).stream().findFirst();
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

    private List<CaseRecord> files(List<Read> rows) {
        Map<CaseId, CaseState> known = new HashMap<>();
        rows.forEach(row -> states.at(row.head()).ifPresent(state -> known.put(row.id(), state)));
        replay(rows.stream().filter(row -> !known.containsKey(row.id())).toList(), known);
        return rows.stream()
                .map(row -> new CaseRecord(
                        row.id(),
                        row.number(),
                        row.subject(),
                        Objects.requireNonNull(known.get(row.id())),
                        row.under(),
                        row.told(),
                        row.returned(),
                        row.arrived(),
                        row.limits()))
                .toList();
    }

    /** Reads the events up to those that the rows know: more may have come since they were read. */
    private void replay(List<Read> rows, Map<CaseId, CaseState> known) {
        if (rows.isEmpty()) {
            return;
        }
        Map<CaseId, List<CaseEvent>> events = new HashMap<>();
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
        rows.forEach(row -> known.put(row.id(), held(row, events.getOrDefault(row.id(), List.of()))));
    }

    private CaseState held(Read row, List<CaseEvent> events) {
        if (!(CaseState.of(events) instanceof CaseAnswer.Moved moved)
                || !moved.state().head().equals(row.head())) {
            throw new IllegalStateException("the stored history of case " + row.id() + " does not hold");
        }
        states.keep(moved.state());
        return moved.state();
    }
}
