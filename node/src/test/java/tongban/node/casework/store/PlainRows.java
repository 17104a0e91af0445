package tongban.node.casework.store;

import java.util.HexFormat;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.HeldEvent;
import tongban.node.zone.AtRest;

/** Lays rows of cases as they lay before bodies were sealed. */
public final class PlainRows {

    private PlainRows() {}

    public static void lay(JdbcTemplate sql, AtRest atRest) {
        CaseTables tables = new CaseTables(sql, atRest);
        for (String hex : sql.queryForList("select encode(id, 'hex') from casework.case_file", String.class)) {
            CaseId id = CaseId.read(hex).orElseThrow();
            for (HeldEvent event : tables.events(id, 1)) {
                sql.update(
                        "update casework.event set salt = ?, body = ? where case_id = ? and number = ?",
                        event.salt(),
                        event.body(),
                        CaseTables.bytes(id),
                        event.event().number());
            }
        }
        sql.query("select id, body from casework.request", row -> {
            CaseId id = CaseId.read(HexFormat.of().formatHex(row.getBytes(1))).orElseThrow();
            sql.update(
                    "update casework.request set body = ? where id = ?",
                    atRest.take(RequestTable.place(id), Objects.requireNonNull(row.getBytes(2))),
                    row.getBytes(1));
        });
        sql.query("select caller, key, body from casework.answer", row -> {
            sql.update(
                    "update casework.answer set body = ? where caller = ? and key = ?",
                    atRest.take(Resealing.place(row.getBytes(1), row.getString(2)), row.getBytes(3)),
                    row.getBytes(1),
                    row.getString(2));
        });
        sql.update("update casework.case_file set words = ts_delete(words, array(select lexeme from unnest(words)"
                + " where lexeme like '#%'))");
        sql.update("update casework.sealing set key = 0");
    }
}
