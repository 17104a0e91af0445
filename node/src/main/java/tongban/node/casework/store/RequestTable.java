package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.code.ZoneCode;
import tongban.node.zone.AtRest;

/** Requests that were made here or brought by partners. */
public final class RequestTable {

    private final JdbcTemplate sql;
    private final AtRest atRest;

    public RequestTable(JdbcTemplate sql, AtRest atRest) {
        this.sql = sql;
        this.atRest = atRest;
    }

    /** A request. */
    public record Row(CaseId id, CaseId caseId, ZoneCode zone, RequestKind kind, Instant made, byte[] body) {}

    Row row(ResultSet row, int index) throws SQLException {
        CaseId id = CaseTables.id(row.getBytes("id"));
        return new Row(
                id,
                CaseTables.id(row.getBytes("case_id")),
                new ZoneCode(row.getString("zone")),
                RequestKind.read(row.getString("kind")).orElseThrow(),
                Instant.ofEpochMilli(row.getLong("made")),
                atRest.take(place(id), row.getBytes("body")));
    }

    static String place(CaseId id) {
        return "request " + id;
    }

    /** Keeps a request; one that is there already stays as it is. */
    public void add(Row request) {
        sql.update(
                "insert into casework.request (id, case_id, zone, kind, made, body) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (id) do nothing",
                CaseTables.bytes(request.id()),
                CaseTables.bytes(request.caseId()),
                request.zone().value(),
                request.kind().word(),
                request.made().toEpochMilli(),
                atRest.put(place(request.id()), request.body()));
    }

    public Optional<Row> find(CaseId id) {
        return sql
                .query("select * from casework.request where id = ?", this::row, (Object) CaseTables.bytes(id))
                .stream()
                .findFirst();
    }

    /** Those of a case that its holder has not noted, in the order of their moments. */
    public List<Row> notNoted(CaseId caseId) {
        return sql.query(
                "select * from casework.request where case_id = ? and noted is null order by made, id",
                this::row,
                (Object) CaseTables.bytes(caseId));
    }

    public void noted(CaseId id, int event) {
        sql.update("update casework.request set noted = ? where id = ?", event, CaseTables.bytes(id));
    }
}
