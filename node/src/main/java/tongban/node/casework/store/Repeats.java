package tongban.node.casework.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.zone.AtRest;

/**
 * Does what is asked once, however often it is sent, by a program under its Idempotency-Key or by a form under its own.
 * The key is written before the deed and in its transaction, so that of two at once the second waits for the first and
 * then reads its answer.
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
     * @param caller the digest of a program's token, or a person's pseudonym: keys are each one's own
     * @param place where it was asked
     * @param said with what; only a keyed digest of place and this is kept
     */
    public record Asked(byte[] caller, String key, byte[] place, byte[] said) {
        private String row() {
            return Resealing.place(caller, key);
        }
    }

    /** What a repeat is told again. */
    public record Answer(int status, byte[] body) {}

    /** What came of it. */
    public sealed interface Came<T> {
        record Now<T>(T result) implements Came<T> {}

        /** It was done before, and this was the answer. */
        record Before<T>(Answer first) implements Came<T> {}

        /** The key was used for something else. */
        record Reused<T>() implements Came<T> {}
    }

    /** Knows a repeat, and tells nothing of what was asked. */
    private byte[] digest(Asked asked) {
        return atRest.keyed(
                "case-repeat",
                ByteBuffer.allocate(asked.place().length + 1 + asked.said().length)
                        .put(asked.place())
                        .put((byte) 0)
                        .put(asked.said())
                        .array());
    }

    /**
     * Does it unless it was done.
     *
     * @param kept what a repeat is told; empty leaves nothing of the deed, and its key free
     */
    public <T> Came<T> once(Asked asked, Supplier<T> deed, Function<T, Optional<Answer>> kept) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int fresh = sql.update(
                    "insert into casework.answer (caller, key, asked, status, body, at) values (?, ?, ?, 0, '', ?)"
                            + " on conflict (caller, key) do nothing",
                    asked.caller(),
                    asked.key(),
                    digest(asked),
                    clock.instant().toEpochMilli());
            if (fresh == 0) {
                return first(asked);
            }
            T result = deed.get();
            Optional<Answer> answer = kept.apply(result);
            answer.ifPresentOrElse(told -> keep(asked, told), status::setRollbackOnly);
            return new Came.Now<>(result);
        }));
    }

    private void keep(Asked asked, Answer answer) {
        sql.update(
                "update casework.answer set status = ?, body = ? where caller = ? and key = ?",
                answer.status(),
                atRest.put(asked.row(), answer.body()),
                asked.caller(),
                asked.key());
    }

    private <T> Came<T> first(Asked asked) {
        return Objects.requireNonNull(sql.<Came<T>>queryForObject(
                "select asked, status, body from casework.answer where caller = ? and key = ?",
                (row, index) -> MessageDigest.isEqual(row.getBytes("asked"), digest(asked))
                        ? new Came.Before<>(
                                new Answer(row.getInt("status"), atRest.take(asked.row(), row.getBytes("body"))))
                        : new Came.Reused<>(),
                asked.caller(),
                asked.key()));
    }
}
