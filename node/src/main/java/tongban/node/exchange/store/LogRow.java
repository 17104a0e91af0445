package tongban.node.exchange.store;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.ChannelName;

/**
 * A log by its name and its number in the tables.
 *
 * @param id number of its rows
 */
record LogRow(ChannelName name, int id) {

    /** The row of this name, made when it is not there yet. */
    static LogRow of(JdbcTemplate sql, ChannelName name) {
        // Asked first, since a conflicting insert would use up a number at every start, and there are 32,767.
        return find(sql, name).orElseGet(() -> {
            sql.update("insert into exchange.channel (name) values (?) on conflict do nothing", name.toString());
            return find(sql, name).orElseThrow();
        });
    }

    /** The row of this name, if there is one. */
    static Optional<LogRow> find(JdbcTemplate sql, ChannelName name) {
        return sql
                .query(
                        "select id from exchange.channel where name = ?",
                        (row, number) -> new LogRow(name, row.getInt(1)),
                        name.toString())
                .stream()
                .findFirst();
    }
}
