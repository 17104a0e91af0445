package tongban.node.register.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.node.register.Evidence;
import tongban.node.register.Look;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterLooks;
import tongban.node.register.RegisterSubject;

/** Who looked at whom. */
public final class LookTable implements RegisterLooks {

    private final JdbcTemplate sql;
    private final RegisterKey key;

    public LookTable(JdbcTemplate sql, RegisterKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** A look and at whom. */
    public record Row(RegisterSubject subject, Look look) {}

    /** Adds looks in the caller's transaction. */
    public void add(List<Row> rows) {
        sql.batchUpdate(
                "insert into register.look (at, way, register, found, other, by, matter, purpose, fields, result)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                rows.size(),
                (statement, row) -> {
                    Look look = row.look();
                    statement.setLong(1, look.at().toEpochMilli());
                    statement.setString(2, look.way().name());
                    statement.setString(3, look.register().word());
                    statement.setBytes(
                            4, key.found(look.register(), row.subject().number()));
                    statement.setString(5, look.other().value());
                    statement.setString(6, look.by().orElse(null));
                    statement.setString(7, look.matter().orElse(null));
                    statement.setString(8, look.purpose());
                    statement.setArray(
                            9,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", look.fields().toArray()));
                    statement.setString(10, look.result().name());
                });
    }

    @Override
    public List<Look> at(RegisterSubject subject, int limit) {
        return sql.query(
                "select at, way, register, other, by, matter, purpose, fields, result from register.look"
                        + " where found = ? order by row desc limit ?",
                (row, number) -> look(row),
                key.found(subject.kind(), subject.number()),
                limit);
    }

    private static Look look(ResultSet row) throws SQLException {
        return new Look(
                Instant.ofEpochMilli(row.getLong(1)),
                Look.Way.valueOf(row.getString(2)),
                RegisterKind.of(row.getString(3)).orElseThrow(),
                new ZoneCode(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()),
                Evidence.Result.valueOf(row.getString(9)));
    }
}
