package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.Assignments.Claim;
import tongban.node.casework.Assignments.Delegation;
import tongban.node.casework.Assignments.TakeOver;

/** Claims, take-overs and delegations, within the caller's transaction. */
public final class AssignmentTables {

    private final JdbcTemplate sql;

    public AssignmentTables(JdbcTemplate sql) {
        this.sql = sql;
    }

    private static CaseId id(ResultSet row, String column) throws SQLException {
        return CaseTables.id(row.getBytes(column));
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.read(row.getString("role")).orElseThrow();
    }

    /** Claims of a case that hold at a moment. */
    public List<Claim> claims(CaseId caseId, Instant now) {
        return claims(List.of(caseId), now);
    }

    /** Claims of some cases that hold at a moment. */
    public List<Claim> claims(List<CaseId> cases, Instant now) {
        return sql.query(
                "select * from casework.claim where case_id = any (?) and until > ? order by case_id, role",
                (row, index) -> new Claim(
                        id(row, "case_id"),
                        role(row),
                        row.getString("clerk"),
                        Instant.ofEpochMilli(row.getLong("until"))),
                cases.stream().map(CaseTables::bytes).toArray(byte[][]::new),
                now.toEpochMilli());
    }

    /** Puts a claim in the place of whatever was there. */
    public void claim(Claim claim) {
        sql.update(
                "insert into casework.claim (case_id, role, clerk, until) values (?, ?, ?, ?)"
                        + " on conflict (case_id, role) do update set clerk = excluded.clerk, until = excluded.until",
                CaseTables.bytes(claim.caseId()),
                claim.role().word(),
                claim.by(),
                claim.until().toEpochMilli());
    }

    public void release(CaseId caseId, Role role) {
        sql.update("delete from casework.claim where case_id = ? and role = ?", CaseTables.bytes(caseId), role.word());
    }

    public void takenOver(CaseId caseId, TakeOver takeOver) {
        sql.update(
                "insert into casework.take_over (case_id, role, former, clerk, by, reasons, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                CaseTables.bytes(caseId),
                takeOver.role().word(),
                takeOver.from(),
                takeOver.to(),
                takeOver.by(),
                takeOver.reasons(),
                takeOver.at().toEpochMilli());
    }

    public List<TakeOver> takeOvers(CaseId caseId) {
        return sql.query(
                "select * from casework.take_over where case_id = ? order by at",
                (row, index) -> new TakeOver(
                        role(row),
                        row.getString("former"),
                        row.getString("clerk"),
                        row.getString("by"),
                        row.getString("reasons"),
                        Instant.ofEpochMilli(row.getLong("at"))),
                (Object) CaseTables.bytes(caseId));
    }

    public void delegate(Delegation delegation) {
        sql.update(
                "insert into casework.delegation (id, clerk, deputy, item, first_day, last_day)"
                        + " values (?, ?, ?, ?, ?, ?)",
                CaseTables.bytes(delegation.id()),
                delegation.from(),
                delegation.to(),
                delegation.item().orElse(null),
                delegation.first(),
                delegation.last());
    }

    /** Ends a delegation; false when there is none that is not over. */
    public boolean end(CaseId id) {
        return sql.update("update casework.delegation set ended = true where id = ? and not ended", (Object)
                        CaseTables.bytes(id))
                == 1;
    }

    /** Those that are not over on a day. */
    public List<Delegation> delegations(LocalDate day) {
        return sql.query(
                "select * from casework.delegation where not ended and last_day >= ? order by first_day, id",
                (row, index) -> new Delegation(
                        id(row, "id"),
                        row.getString("clerk"),
                        row.getString("deputy"),
                        Optional.ofNullable(row.getString("item")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)),
                day);
    }

    /** Whether somebody acts for somebody else on a day with cases of an item. */
    public boolean isDeputy(String deputy, String clerk, String item, LocalDate day) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select from casework.delegation where deputy = ? and clerk = ? and not ended"
                        + " and (item is null or item = ?) and ? between first_day and last_day)",
                Boolean.class,
                deputy,
                clerk,
                item,
                day));
    }
}
