package tongban.node.casework.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.casework.CaseOutcome;

/**
 * Answers a repeated request as the first one, by its Idempotency-Key. The key is written before the deed and in its
 * transaction, so that of two at once the second waits for the first and then reads its answer.
 */
public final class Repeats {

    private final JdbcTemplate sql;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public Repeats(JdbcTemplate sql, TransactionTemplate transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was asked.
     *
     * @param caller the digest of the caller's token
     */
    record Asked(byte[] caller, String key, String path, byte[] body) {
        byte[] digest() {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(path.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                return sha.digest(body);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Reply once(Asked asked, Locale locale, Supplier<Reply> deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int fresh = sql.update(
                    "insert into casework.answer (caller, key, asked, status, body, at) values (?, ?, ?, 0, '', ?)"
                            + " on conflict (caller, key) do nothing",
                    asked.caller(),
                    asked.key(),
                    asked.digest(),
                    clock.instant().toEpochMilli());
            if (fresh == 0) {
                return first(asked, locale);
            }
            Reply reply = deed.get();
            sql.update(
                    "update casework.answer set status = ?, body = ? where caller = ? and key = ?",
                    reply.status(),
                    reply.body(),
                    asked.caller(),
                    asked.key());
            return reply;
        }));
    }

    private Reply first(Asked asked, Locale locale) {
        return Objects.requireNonNull(sql.queryForObject(
                "select asked, status, body from casework.answer where caller = ? and key = ?",
                (row, index) -> MessageDigest.isEqual(row.getBytes("asked"), asked.digest())
                        ? new Reply(row.getInt("status"), row.getBytes("body"))
                        : Reply.refused(CaseOutcome.Refused.of("key-reused"), locale),
                asked.caller(),
                asked.key()));
    }
}
