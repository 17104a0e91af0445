package tongban.node.portal.draft;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tongban.kernel.casework.CaseId;
import tongban.kernel.code.ZoneCode;
import tongban.node.web.StrictJson;
import tongban.node.zone.AtRest;
import tools.jackson.databind.node.ObjectNode;

/** Drafts in their table: what people say is sealed, and whose they are stands there as a keyed hash. */
public final class DraftTable {

    private static final String COLUMNS =
            "select id, item, deciding, standard, sealed, changed, filed from portal.draft";

    private final JdbcTemplate sql;
    private final AtRest atRest;

    public DraftTable(JdbcTemplate sql, AtRest atRest) {
        this.sql = sql;
        this.atRest = atRest;
    }

    /** By what an account is known here. */
    byte[] owner(String account) {
        return atRest.keyed("portal account", account.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(CaseId id) {
        return HexFormat.of().parseHex(id.toString());
    }

    static CaseId id(byte[] bytes) {
        return CaseId.read(HexFormat.of().formatHex(bytes)).orElseThrow();
    }

    private static String place(CaseId id) {
        return "portal draft " + id;
    }

    void add(Draft draft, String account) {
        sql.update(
                "insert into portal.draft (id, owner, item, deciding, standard, sealed, begun, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                bytes(draft.id()),
                owner(account),
                draft.item().item(),
                draft.item().deciding().value(),
                draft.item().standard(),
                sealed(draft),
                draft.changed().toEpochMilli(),
                draft.changed().toEpochMilli());
    }

    private byte[] sealed(Draft draft) {
        return atRest.put(place(draft.id()), StrictJson.bytes(draft.content()));
    }

    Optional<Draft> find(CaseId id, String account) {
        return sql.query(COLUMNS + " where id = ? and owner = ?", draft(), bytes(id), owner(account)).stream()
                .findFirst();
    }

    /** The same, and nobody else changes it until this transaction ends. */
    Optional<Draft> lock(CaseId id, String account) {
        return sql
                .query(COLUMNS + " where id = ? and owner = ? for update", draft(), bytes(id), owner(account))
                .stream()
                .findFirst();
    }

    /** Those of an account that are not handed in, the last changed first. */
    List<Draft> open(String account) {
        return sql.query(
                COLUMNS + " where owner = ? and filed is null order by changed desc limit 50", draft(), (Object)
                        owner(account));
    }

    private RowMapper<Draft> draft() {
        return (row, index) -> draft(row);
    }

    private Draft draft(ResultSet row) throws SQLException {
        CaseId id = id(row.getBytes("id"));
        byte[] filed = row.getBytes("filed");
        byte[] sealed = row.getBytes("sealed");
        ObjectNode content = sealed.length == 0
                ? StrictJson.object()
                : StrictJson.read(atRest.take(place(id), sealed)).orElseThrow();
        return new Draft(
                id,
                new Draft.Of(row.getString("item"), new ZoneCode(row.getString("deciding")), row.getString("standard")),
                content,
                Instant.ofEpochMilli(row.getLong("changed")),
                Optional.ofNullable(filed).map(DraftTable::id));
    }

    void change(Draft draft, Instant now, Consumer<Draft> change) {
        change.accept(draft);
        sql.update(
                "update portal.draft set sealed = ?, standard = ?, changed = ? where id = ?",
                sealed(draft),
                draft.item().standard(),
                now.toEpochMilli(),
                bytes(draft.id()));
    }

    /** It has become a case, and says nothing more of its own. */
    void filed(CaseId draft, CaseId caseId) {
        sql.update("update portal.draft set filed = ?, sealed = '' where id = ?", bytes(caseId), bytes(draft));
    }

    void remove(CaseId id) {
        sql.update("delete from portal.draft where id = ?", (Object) bytes(id));
    }
}
