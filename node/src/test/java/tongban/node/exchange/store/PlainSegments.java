package tongban.node.exchange.store;

import org.springframework.jdbc.core.JdbcTemplate;
import tongban.node.zone.AtRest;

/** Lays segments as they lay before bodies were sealed. */
public final class PlainSegments {

    private PlainSegments() {}

    public static void lay(JdbcTemplate sql, AtRest atRest) {
        sql.query("select channel, first, headers, bodies from exchange.segment", row -> {
            int channel = row.getInt(1);
            long first = row.getLong(2);
            RestingBodies sealed = new RestingBodies(atRest, channel);
            RestingBodies plain = new RestingBodies(AtRest.PLAIN, channel);
            SegmentBytes lying = new SegmentBytes(row.getBytes(3), row.getBytes(4));
            sql.update(
                    "update exchange.segment set bodies = ? where channel = ? and first = ?",
                    SegmentBytes.of(lying.entries(first, sealed), first, plain).bodies(),
                    channel,
                    first);
        });
        sql.update("update exchange.sealing set key = 0");
    }
}
