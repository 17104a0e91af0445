package tongban.node.exchange.store;

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
        sql.update("insert into exchange.channel (name) values (?) on conflict do nothing", name.toString());
        Integer id =
                sql.queryForObject("select id from exchange.channel where name = ?", Integer.class, name.toString());
        if (id == null) {
            throw new IllegalStateException("no row for " + name);
        }
        return new LogRow(name, id);
    }
}
