package tongban.node.exchange.store;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.ChannelName;

/**
 * Seals segments of logs between two zones that lie as they are, or under an older key than the newest: some at a time,
 * beside the work. When none is left it is noted, so that a later start looks for nothing.
 */
public final class SegmentSealing {

    /** Between two looks; while segments are left there is no pause. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSealing.class);
    private static final int AT_ONCE = 20;

    private final LogDatabase base;
    private final TransactionTemplate transactions;
    private int channel;
    private long next;

    public SegmentSealing(LogDatabase base, TransactionTemplate transactions) {
        this.base = base;
        this.transactions = transactions;
    }

    private record Key(int channel, long first, String name) {}

    /** One step; how many segments it looked at. */
    public int look() {
        if (!base.atRest().seals() || isDone()) {
            return 0;
        }
        int seen;
        try {
            seen = Objects.requireNonNull(transactions.execute(status -> step()));
        } catch (RuntimeException undone) {
            fromTheStart();
            throw undone;
        }
        if (seen == 0) {
            base.sql()
                    .update("update exchange.sealing set key = ?", base.atRest().key());
            fromTheStart();
            LOG.info(
                    "channels: every body in the database is sealed under key {}",
                    base.atRest().key());
        }
        return seen;
    }

    private void fromTheStart() {
        channel = 0;
        next = 0;
    }

    private boolean isDone() {
        Integer key = base.sql().queryForObject("select key from exchange.sealing", Integer.class);
        return key != null && key == base.atRest().key();
    }

    private int step() {
        List<Key> keys = base.sql()
                .query(
                        "select s.channel, s.first, c.name from exchange.segment s join exchange.channel c"
                                + " on c.id = s.channel where (s.channel, s.first) >= (?, ?)"
                                + " order by s.channel, s.first limit ?",
                        (row, number) -> new Key(row.getInt(1), row.getLong(2), row.getString(3)),
                        channel,
                        next,
                        AT_ONCE);
        for (Key key : keys) {
            // Public logs hold digests and states only, and lie as they are.
            if (ChannelName.read(key.name()).orElseThrow().to().isPresent()) {
                new Segments(base, key.channel()).seal(key.first());
            }
            channel = key.channel();
            next = key.first() + 1;
        }
        return keys.size();
    }
}
