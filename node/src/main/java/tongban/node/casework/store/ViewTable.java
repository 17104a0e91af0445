package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.SavedViews.View;
import tongban.node.casework.SavedViews.Which;

/** Saved views, within the caller's transaction. */
public final class ViewTable {

    private final JdbcTemplate sql;

    public ViewTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    private static View view(ResultSet row, int index) throws SQLException {
        return new View(
                CaseTables.id(row.getBytes("id")),
                row.getString("owner"),
                row.getBoolean("shared"),
                row.getString("name"),
                new Which(
                        row.getString("queue"),
                        List.of((String[]) row.getArray("phases").getArray()),
                        row.getString("words"),
                        Optional.ofNullable(row.getString("item"))),
                Instant.ofEpochMilli(row.getLong("changed")));
    }

    /** Nobody else saves views of this person until the end of the transaction. */
    public void lock(String owner) {
        sql.query("select pg_advisory_xact_lock(hashtextextended('casework.saved_view ' || ?, 0))", row -> {}, owner);
    }

    public Optional<View> find(CaseId id) {
        return sql
                .query("select * from casework.saved_view where id = ?", ViewTable::view, (Object) CaseTables.bytes(id))
                .stream()
                .findFirst();
    }

    /** A person's own. */
    public List<View> own(String owner) {
        return sql.query("select * from casework.saved_view where owner = ? order by name", ViewTable::view, owner);
    }

    /** A person's own and those that others share, by name. */
    public List<View> of(String by, int most) {
        return sql.query(
                "(select * from casework.saved_view where owner = ?) union all (select * from casework.saved_view"
                        + " where shared and owner <> ? order by name, id limit ?) order by name, id",
                ViewTable::view,
                by,
                by,
                most);
    }

    /** Puts a view in its place, new or not. */
    public void put(View view) {
        sql.update(
                "insert into casework.saved_view (id, owner, shared, name, queue, phases, words, item, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set shared = excluded.shared,"
                        + " name = excluded.name, queue = excluded.queue, phases = excluded.phases,"
                        + " words = excluded.words, item = excluded.item, changed = excluded.changed",
                CaseTables.bytes(view.id()),
                view.owner(),
                view.shared(),
                view.name(),
                view.which().queue(),
                view.which().phases().toArray(String[]::new),
                view.which().words(),
                view.which().item().orElse(null),
                view.changed().toEpochMilli());
    }

    public void delete(CaseId id) {
        sql.update("delete from casework.saved_view where id = ?", (Object) CaseTables.bytes(id));
    }
}
