package tongban.node.compact.distribution;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether something is to be told or can be checked now: a command wrote to the database, a
 * partner joined, or a window that was full has room again.
 */
final class Watch {

    private final Intake intake;
    private final Telling telling;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Watch(Intake intake, Telling telling, TransactionTemplate transactions, InstantSource clock) {
        this.intake = intake;
        this.telling = telling;
        this.transactions = transactions;
        this.clock = clock;
    }

    void look() {
        if (intake.canCheckMore() || telling.isDue()) {
            transactions.executeWithoutResult(status -> {
                var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                intake.checkMore(now);
                telling.tell(now);
            });
        }
    }
}
