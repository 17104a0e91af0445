package tongban.node.register.question;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries what is to be verified again by itself, with growing pauses, until the register answers or it is given up. Of
 * several replicas each takes what no other one has.
 */
final class Later {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    private static final int AT_ONCE = 64;

    /** Refusals that pass by themselves or by an act of people: worth another attempt. */
    private static final Set<String> PASSING = Set.of("compact-quota", "compact-suspended", "compact-agreed");

    private final Asking asking;
    private final VerificationTable verifications;
    private final Keeping keeping;
    private final Patience patience;
    private final Surroundings around;

    /** Transactions and time. */
    record Surroundings(TransactionTemplate transactions, InstantSource clock) {

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
    }

    Later(Asking asking, VerificationTable verifications, Keeping keeping, Patience patience, Surroundings around) {
        this.asking = asking;
        this.verifications = verifications;
        this.keeping = keeping;
        this.patience = patience;
        this.around = around;
    }

    /** Tries what is due, and waits until all of it has been tried. */
    int look() {
        Duration lease = patience.answer().multipliedBy(2).plusSeconds(30);
        List<VerificationTable.Open> due = verifications.take(around.now(), lease, AT_ONCE);
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(open -> beside.execute(() -> attempt(open)));
        }
        return due.size();
    }

    private void attempt(VerificationTable.Open open) {
        try {
            Attempt attempt = asking.once(open.inquiry().inquiry());
            around.transactions()
                    .executeWithoutResult(
                            status -> verifications.lock(open.id()).ifPresent(locked -> settle(locked, attempt)));
        } catch (RuntimeException fault) {
            // The lease ends, and it is tried again.
            LOG.warn(
                    "verification {} was not tried to its end: {}",
                    open.id(),
                    fault.getClass().getSimpleName());
        }
    }

    private void settle(VerificationTable.Open open, Attempt attempt) {
        switch (attempt) {
            case Attempt.Answered answered -> keeping.end(open, answered.frame(), around.now());
            case Attempt.Away away -> postpone(open, away);
            case Attempt.Refused refused -> {
                if (PASSING.contains(refused.reason())) {
                    postpone(open, new Attempt.Away(refused.reason(), Optional.empty()));
                } else {
                    keeping.giveUp(open, refused.reason());
                }
            }
        }
    }

    private void postpone(VerificationTable.Open open, Attempt.Away away) {
        Instant now = around.now();
        if (now.isBefore(open.until())) {
            Duration pause = away.wasTried() ? patience.pause(open.attempts() + 1) : patience.first();
            verifications.postpone(open, away, now.plus(pause));
        } else {
            keeping.giveUp(open, away.cause());
        }
    }
}
