package tongban.node.operator;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.operator.act.ActTable;

/**
 * The record of acts in a zone's database as commands write it beside a node that may run. A command has no operator:
 * its acts stand under the user of the operating system, as {@code os:NAME}.
 */
public final class ActsDatabase {

    private final TransactionTemplate transactions;
    private final Acts acts;

    /** @param source a database whose tables are there */
    public ActsDatabase(DataSource source, InstantSource clock) {
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.acts = new ActTable(JdbcClient.create(source), Optional::empty, clock);
    }

    /** The user of the operating system, as the record names it. */
    public static String user() {
        return "os:" + System.getProperty("user.name", "-");
    }

    /** Does something in one transaction; what it records stands or falls with it. */
    public <T extends @Nullable Object> T within(Function<Acts, T> work) {
        return transactions.execute(status -> work.apply(acts));
    }

    /** Records an act in the transaction that is under way on this database; see {@link Acts#recordFor}. */
    public void record(String who, String act, String subject) {
        acts.recordFor(who, act, subject, Map.of());
    }

    /** Does something and records it, both or neither; see {@link Acts#recordFor}. */
    public void doing(Runnable work, String act, String subject, Map<String, String> details) {
        transactions.executeWithoutResult(status -> {
            work.run();
            acts.recordFor(user(), act, subject, details);
        });
    }
}
