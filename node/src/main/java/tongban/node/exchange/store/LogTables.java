package tongban.node.exchange.store;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of one log as one transaction sees them.
 *
 * @param writes what this transaction writes; sent before anything of these tables is read
 * @param roots the newest roots that were committed
 */
record LogTables(LogDatabase base, LogRow log, Writes writes, RecentRoots roots) {

    JdbcTemplate sql() {
        return base.sql();
    }

    int channel() {
        return log.id();
    }

    /** For reading: what was written before can be seen. */
    Segments segments() {
        writes.send();
        return new Segments(base, channel());
    }

    /** For reading: what was written before can be seen. */
    EntryIds ids() {
        writes.send();
        return new EntryIds(sql(), channel());
    }
}
