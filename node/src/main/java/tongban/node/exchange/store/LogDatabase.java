package tongban.node.exchange.store;

import org.springframework.jdbc.core.JdbcTemplate;
import tongban.node.zone.AtRest;

/**
 * The database in which logs are kept.
 *
 * @param atRest how bodies lie there; public logs hold nothing that has to be sealed
 */
public record LogDatabase(JdbcTemplate sql, AtRest atRest) {

    /** For logs without bodies to seal, and for reading heads alone. */
    public LogDatabase(JdbcTemplate sql) {
        this(sql, AtRest.PLAIN);
    }
}
