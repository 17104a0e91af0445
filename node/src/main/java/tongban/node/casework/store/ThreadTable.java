package tongban.node.casework.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.MessageThread.Mark;
import tongban.node.casework.MessageThread.Side;
import tongban.node.zone.AtRest;

/** Messages among the events of cases, and how far they were read, within the caller's transaction. */
public final class ThreadTable {

    /** A case has ten thousand events at most, which its key finds; these are left of them. */
    private static final String IS_MESSAGE = "(head like E'%\\nact written\\n%' or head like E'%\\nkind message\\n%')";

    private final JdbcTemplate sql;
    private final EventBodies bodies;
    private final RequestTable requests;

    public ThreadTable(JdbcTemplate sql, AtRest atRest) {
        this.sql = sql;
        this.bodies = new EventBodies(atRest);
        this.requests = new RequestTable(sql, atRest);
    }

    /** Messages behind an event, in the order of the history. */
    public List<HeldEvent> messages(CaseId id, int after, int most) {
        return sql.query(
                "select head, salt, body from casework.event where case_id = ? and number > ? and " + IS_MESSAGE
                        + " order by number limit ?",
                (row, index) -> bodies.held(row.getString("head"), row.getBytes("salt"), row.getBytes("body")),
                CaseTables.bytes(id),
                after,
                most);
    }

    /** Messages that the holder has not noted, as far as is known here. */
    public List<RequestTable.Row> waiting(CaseId id, int most) {
        return sql.query(
                "select * from casework.request where case_id = ? and noted is null and kind = ?"
                        + " order by made, id limit ?",
                requests::row,
                CaseTables.bytes(id),
                RequestKind.MESSAGE.word(),
                most);
    }

    /** Where the messages that came as requests were made, by their ids, as far as is known here. */
    public Map<String, ZoneCode> zones(CaseId id) {
        Map<String, ZoneCode> zones = new HashMap<>();
        sql.query(
                "select encode(id, 'hex') as id, zone from casework.request where case_id = ? and kind = ?",
                row -> {
                    zones.put(row.getString("id"), new ZoneCode(row.getString("zone")));
                },
                CaseTables.bytes(id),
                RequestKind.MESSAGE.word());
        return zones;
    }

    public List<Mark> marks(CaseId id) {
        return sql.query(
                "select * from casework.thread_mark where case_id = ? order by side",
                (row, index) -> new Mark(
                        Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                        row.getInt("number"),
                        row.getString("clerk"),
                        Instant.ofEpochMilli(row.getLong("at"))),
                (Object) CaseTables.bytes(id));
    }

    /** Notes how far a side has read, and how much it has not read behind that. */
    public void mark(CaseId id, Mark mark, int unread) {
        sql.update(
                "insert into casework.thread_mark (case_id, side, number, clerk, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (case_id, side) do update set number = excluded.number,"
                        + " clerk = excluded.clerk, at = excluded.at",
                CaseTables.bytes(id),
                mark.side().word(),
                mark.number(),
                mark.by(),
                mark.at().toEpochMilli());
        sql.update(
                "update casework.case_file set unread_" + mark.side().word() + " = ? where id = ?",
                unread,
                CaseTables.bytes(id));
    }

    /** So many more messages that the sides have not read. */
    public void unread(CaseId id, int office, int applicant) {
        sql.update(
                "update casework.case_file set unread_office = unread_office + ?,"
                        + " unread_applicant = unread_applicant + ? where id = ?",
                office,
                applicant,
                CaseTables.bytes(id));
    }
}
