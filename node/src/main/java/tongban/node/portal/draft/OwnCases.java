package tongban.node.portal.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.web.StrictJson;
import tongban.node.zone.AtRest;
import tools.jackson.databind.node.ObjectNode;

/** Which cases an account handed in, and what its person signed. Nobody is shown another one's. */
public final class OwnCases {

    private final JdbcTemplate sql;
    private final AtRest atRest;
    private final DraftTable drafts;

    public OwnCases(JdbcTemplate sql, AtRest atRest, DraftTable drafts) {
        this.sql = sql;
        this.atRest = atRest;
        this.drafts = drafts;
    }

    private static String place(CaseId id) {
        return "portal case " + id;
    }

    /** @param signed what was signed and with which papers, kept sealed */
    void add(CaseId id, String account, ObjectNode signed, Instant now) {
        sql.update(
                "insert into portal.own_case (case_id, owner, sealed, filed) values (?, ?, ?, ?)",
                DraftTable.bytes(id),
                drafts.owner(account),
                atRest.put(place(id), StrictJson.bytes(signed)),
                now.toEpochMilli());
    }

    /** The newest first. */
    public List<CaseId> of(String account) {
        return sql.query(
                "select case_id from portal.own_case where owner = ? order by filed desc limit 200",
                (row, index) -> DraftTable.id(row.getBytes(1)),
                (Object) drafts.owner(account));
    }

    /** What was signed; empty when the case is not this account's. */
    public Optional<ObjectNode> signed(CaseId id, String account) {
        return sql
                .query(
                        "select sealed from portal.own_case where case_id = ? and owner = ?",
                        (row, index) -> StrictJson.read(atRest.take(place(id), row.getBytes(1)))
                                .orElseThrow(),
                        DraftTable.bytes(id),
                        drafts.owner(account))
                .stream()
                .findFirst();
    }
}
