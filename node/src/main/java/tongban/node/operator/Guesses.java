package tongban.node.operator;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.seal.Suite;

/**
 * Failures in a row, by name (登录失败锁定). From the fifth on a name is locked, first for a minute, then for twice as
 * long each time, an hour at most. An attempt is counted before it is judged, so that many at once are no way round.
 */
public final class Guesses {
    /** With so many failures in a row a name is locked. */
    public static final int FREE = 5;

    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOCK = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final String table;

    /** @param table where they are counted, with its schema; {@code operator.failure} shows its columns */
    public Guesses(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Until when the name is locked, if it is. */
    public Optional<Instant> lockedUntil(String name, Instant at) {
        return jdbc.sql("select locked_until from " + table + " where name_digest = ? and locked_until > ?")
                .params(digest(name), Timestamp.from(at))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Counts an attempt as a failure until it turns out well; the lock if this was one too many. */
    public Optional<Instant> count(String name, Instant at) {
        int failures = jdbc.sql("""
                        insert into %s as f (name_digest, failures, locked_until, failed_at)
                        values (?, 1, '-infinity', ?)
                        on conflict (name_digest) do update
                           set failures = case when f.failed_at < ? then 1 else f.failures + 1 end,
                               failed_at = excluded.failed_at
                        returning failures
                        """.formatted(table))
                .params(digest(name), Timestamp.from(at), Timestamp.from(at.minus(FORGOTTEN_AFTER)))
                .query(Integer.class)
                .single();
        if (failures < FREE) {
            return Optional.empty();
        }
        Instant until = at.plus(lock(failures));
        jdbc.sql("update " + table + " set locked_until = ? where name_digest = ?")
                .params(Timestamp.from(until), digest(name))
                .update();
        return Optional.of(until);
    }

    /** The attempt that was counted was none; what was counted before it stays. */
    public void takeBack(String name, Instant at) {
        jdbc.sql("""
                        update %s set failures = greatest(failures - 1, 0), locked_until = '-infinity'
                         where name_digest = ?
                        """.formatted(table)).param(digest(name)).update();
        jdbc.sql("delete from " + table + " where failed_at < ?")
                .param(Timestamp.from(at.minus(FORGOTTEN_AFTER)))
                .update();
    }

    public void forget(String name) {
        jdbc.sql("delete from " + table + " where name_digest = ?")
                .param(digest(name))
                .update();
    }

    private static Duration lock(int failures) {
        int doublings = Math.min(failures - FREE, DOUBLINGS_MAX);
        Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
        return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
    }

    private static byte[] digest(String name) {
        return Suite.SM2_SM3.hash(name.getBytes(StandardCharsets.UTF_8));
    }
}
