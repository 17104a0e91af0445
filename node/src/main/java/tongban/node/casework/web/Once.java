package tongban.node.casework.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.CaseOutcome;
import tongban.node.operator.Acts;

/**
 * Does what a form asks once, however often it is sent: the form's key is written before the deed and in its
 * transaction, so that of two at once the second waits for the first. What was refused leaves the key free, and what
 * was done stands in the record of acts.
 */
@Component
class Once {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

    private final JdbcTemplate sql;
    private final Acts acts;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Once(JdbcTemplate sql, Acts acts, PlatformTransactionManager transactions, InstantSource clock) {
        this.sql = sql;
        this.acts = acts;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A form that was sent.
     *
     * @param clerk who sent it
     * @param key the form's
     * @param act what is recorded: the key of its words
     */
    record Sent(Clerk clerk, String key, String act) {

        static boolean isKey(String key) {
            return KEY.matcher(key).matches();
        }
    }

    /** A key for a new form. */
    static String key(java.util.random.RandomGenerator random) {
        return CaseId.random(random).toString();
    }

    /** Does it unless it was done; empty when it was. */
    Optional<CaseOutcome> doing(Sent sent, Supplier<CaseOutcome> deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int fresh = sql.update(
                    "insert into casework.answer (caller, key, asked, status, body, at) values (?, ?, '', 0, '', ?)"
                            + " on conflict (caller, key) do nothing",
                    sent.clerk().pseudonym().getBytes(StandardCharsets.UTF_8),
                    sent.key(),
                    clock.instant().toEpochMilli());
            if (fresh == 0) {
                return Optional.empty();
            }
            CaseOutcome outcome = deed.get();
            switch (outcome) {
                case CaseOutcome.Done done ->
                    acts.record("case.recorded", done.record().number(), Map.of("case.recorded.act", sent.act()));
                case CaseOutcome.Refused refused -> status.setRollbackOnly();
            }
            return Optional.of(outcome);
        }));
    }
}
