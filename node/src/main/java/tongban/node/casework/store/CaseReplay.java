package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseAnswer;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.node.casework.HeldEvent;
import tongban.node.zone.AtRest;

/** Replays histories as they are stored, and holds what the tables say of each case against what comes of it. */
public final class CaseReplay {

    private final JdbcTemplate sql;
    private final CaseTables tables;

    public CaseReplay(JdbcTemplate sql, AtRest atRest) {
        this.sql = sql;
        this.tables = new CaseTables(sql, atRest);
    }

    /** What does not hold of a case, by the names of columns; empty when all holds. */
    public List<String> faults(CaseId id) {
        try {
            return faults(id, tables.events(id, 1));
        } catch (AtRest.Unopened altered) {
            return List.of("body");
        }
    }

    private List<String> faults(CaseId id, List<HeldEvent> history) {
        if (history.isEmpty()) {
            return List.of("events");
        }
        if (!history.stream().allMatch(HeldEvent::isWhole)) {
            return List.of("body");
        }
        CaseAnswer answer = CaseState.of(history.stream().map(HeldEvent::event).toList());
        if (!(answer instanceof CaseAnswer.Moved moved)) {
            return List.of("history");
        }
        return Objects.requireNonNull(sql.queryForObject(
                "select *, tsvector_to_array(words) as lexemes from casework.case_file where id = ?",
                (row, index) ->
                        differences(row, moved.state(), tables.identities().in(history)),
                (Object) CaseTables.bytes(id)));
    }

    private static List<String> differences(ResultSet row, CaseState state, List<String> identities)
            throws SQLException {
        List<String> faults = new ArrayList<>();
        differs(faults, "item", row.getString("item"), state.opening().item());
        differs(
                faults,
                "receiving",
                row.getString("receiving"),
                state.receiving().value());
        differs(faults, "deciding", row.getString("deciding"), state.deciding().value());
        differs(faults, "holder", row.getString("holder"), state.holder().value());
        String offeredTo = state.offeredTo().map(Object::toString).orElse("");
        differs(faults, "offered_to", Objects.requireNonNullElse(row.getString("offered_to"), ""), offeredTo);
        differs(faults, "phase", row.getString("phase"), state.phase().word());
        differs(faults, "events", row.getInt("events"), state.events());
        differs(
                faults,
                "head",
                HexFormat.of().formatHex(row.getBytes("head")),
                state.head().toString());
        differs(
                faults,
                "requests",
                row.getInt("requests"),
                state.requests().open().size());
        differs(
                faults,
                "crossed",
                row.getBoolean("crossed"),
                state.requests().crossed().isPresent());
        differs(faults, "differs", row.getBoolean("differs"), state.differs());
        Set<String> words = new HashSet<>(SearchWords.of(row.getString("number"), row.getString("subject")));
        words.addAll(identities);
        differs(faults, "words", Set.of((String[]) row.getArray("lexemes").getArray()), words);
        return faults;
    }

    private static void differs(List<String> faults, String column, Object stored, Object computed) {
        if (!stored.equals(computed)) {
            faults.add(column);
        }
    }
}
