package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.Phase;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRow;

/** Lists of cases, by keyset: a page costs the same wherever it lies. */
public final class CaseLists {

    /** Behind every due date: cases without one come last. */
    private static final long NEVER = Long.MAX_VALUE;

    private static final String ORDER = "coalesce(due, gaps_due, " + NEVER + ")";

    private final JdbcTemplate sql;
    private final ZoneCode self;

    public CaseLists(JdbcTemplate sql, ZoneCode self) {
        this.sql = sql;
        this.self = self;
    }

    /** A page, the most urgent first. */
    public List<CaseRow> page(CaseQuery query) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where ");
        switch (query.queue()) {
            case INBOX -> {
                where.append("((holder = ? and offered_to is null) or offered_to = ?)");
                values.add(self.value());
                values.add(self.value());
            }
            case AWAY -> {
                where.append("(receiving = ? and holder <> ?)");
                values.add(self.value());
                values.add(self.value());
            }
            case ALL -> where.append("true");
        }
        if (!query.phases().isEmpty()) {
            where.append(" and phase = any (?)");
            values.add(query.phases().stream().map(Phase::word).toArray(String[]::new));
        }
        List<String> words = SearchWords.asked(query.words());
        if (!words.isEmpty()) {
            where.append(" and words @@ ?::tsquery");
            values.add(String.join(" & ", words));
        }
        query.after().ifPresent(place -> {
            where.append(" and (" + ORDER + ", id) > (?, ?)");
            values.add(place.due());
            values.add(HexFormat.of().parseHex(place.id()));
        });
        values.add(query.size());
        return sql.query(
                "select c.*, " + ORDER + " as place from casework.case_file c" + where + " order by " + ORDER
                        + ", id limit ?",
                CaseLists::row,
                values.toArray());
    }

    private static CaseRow row(ResultSet row, int index) throws SQLException {
        return new CaseRow(
                HexFormat.of().formatHex(row.getBytes("id")),
                row.getString("number"),
                row.getString("item"),
                row.getString("subject"),
                Phase.read(row.getString("phase")).orElseThrow(),
                row.getString("receiving"),
                row.getString("deciding"),
                row.getString("holder"),
                Optional.ofNullable(row.getString("offered_to")),
                Instant.ofEpochMilli(row.getLong("filed")),
                CaseTables.instant(row, "due"),
                row.getInt("requests"),
                row.getBoolean("crossed"),
                row.getBoolean("differs"),
                row.getLong("place"));
    }
}
