package tongban.node.casework.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.store.Resealing;
import tongban.node.zone.AtRest;

/**
 * Answers a repeated request as the first one, by its Idempotency-Key. The key is written before the deed and in its
 * transaction, so that of two at once the second waits for the first and then reads its answer.
 */
public final class Repeats {

    private final JdbcTemplate sql;
    private final AtRest atRest;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public Repeats(JdbcTemplate sql, AtRest atRest, TransactionTemplate transactions, InstantSource clock) {
        this.sql = sql;
        this.atRest = atRest;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was asked.
     *
     * @param caller the digest of the caller's token
     */
    record Asked(byte[] caller, String key, String path, byte[] body) {
        String place() {
            return Resealing.place(caller, key);
        }
    }

    /** Knows a repeat, and tells nothing of what was asked. */
    private byte[] digest(Asked asked) {
        byte[] path = asked.path().getBytes(StandardCharsets.UTF_8);
        return atRest.keyed(
                "case-repeat",
                ByteBuffer.allocate(path.length + 1 + asked.body().length)
                        .put(path)
                        .put((byte) 0)
                        .put(asked.body())
                        .array());
    }

    Reply once(Asked asked, Locale locale, Supplier<Reply> deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int fresh = sql.update(
                    "insert into casework.answer (caller, key, asked, status, body, at) values (?, ?, ?, 0, '', ?)"
                            + " on conflict (caller, key) do nothing",
                    asked.caller(),
                    asked.key(),
                    digest(asked),
                    clock.instant().toEpochMilli());
            if (fresh == 0) {
                return first(asked, locale);
            }
            Reply reply = deed.get();
            sql.update(
                    "update casework.answer set status = ?, body = ? where caller = ? and key = ?",
                    reply.status(),
                    atRest.put(asked.place(), reply.body()),
                    asked.caller(),
                    asked.key());
            return reply;
        }));
    }

    private Reply first(Asked asked, Locale locale) {
        return Objects.requireNonNull(sql.queryForObject(
                "select asked, status, body from casework.answer where caller = ? and key = ?",
                (row, index) -> MessageDigest.isEqual(row.getBytes("asked"), digest(asked))
                        ? new Reply(row.getInt("status"), atRest.take(asked.place(), row.getBytes("body")))
                        : Reply.refused(CaseOutcome.Refused.of("key-reused"), locale),
                asked.caller(),
                asked.key()));
    }
}
