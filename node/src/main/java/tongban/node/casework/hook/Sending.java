package tongban.node.casework.hook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.casework.hook.HookTable.Delivery;
import tongban.node.casework.hook.HookTable.Taken;

/**
 * Sends what hooks are to be told, for each hook one after the other in the order of writing. No transaction waits for
 * a receiver. Who takes a hook has it for a lease; a node that stalls longer than that may send what another one sends
 * too, so receivers tell repeats by {@code webhook-id}.
 */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private static final int AT_ONCE = 64;
    private static final int GONE = 410;
    private static final Duration SHOWN = Duration.ofDays(Hooks.SHOWN_DAYS);
    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private final HookTable table;
    private final HookClient client;
    private final Patience patience;
    private final Surroundings around;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /**
     * What it needs from outside.
     *
     * @param admitted whether a program, by the digest of its token, is still known
     * @param beside runs what waits for receivers
     */
    record Surroundings(InstantSource clock, Predicate<byte[]> admitted, Executor beside) {}

    Sending(HookTable table, HookClient client, Patience patience, Surroundings around) {
        this.table = table;
        this.client = client;
        this.patience = patience;
        this.around = around;
    }

    /** Begins to send what is due; a receiver that is slow does not hold up the others. */
    int look() {
        int room = free.availablePermits();
        if (room == 0) {
            return 0;
        }
        Instant now = around.clock().instant();
        List<Taken> due = table.take(now, now.plus(patience.lease()), room);
        for (Taken hook : due) {
            free.acquireUninterruptibly();
            around.beside().execute(() -> {
                try {
                    send(hook);
                } catch (RuntimeException fault) {
                    // The lease ends, and it is tried again.
                    LOG.warn("hook {} was not served to the end: {}", hook.id(), fault.toString());
                } finally {
                    free.release();
                }
            });
        }
        return due.size();
    }

    private void send(Taken hook) {
        Instant next = around.clock().instant();
        // An attempt that begins ends within the lease.
        while (next.plus(patience.answer().multipliedBy(2)).isBefore(hook.until())) {
            Optional<Delivery> first = table.first(hook.id());
            if (first.isEmpty()) {
                break;
            }
            Optional<String> cause = attempt(hook, first.get());
            next = around.clock().instant();
            if (cause.isPresent()) {
                int failures = table.failed(first.get(), cause.get(), next);
                table.release(hook, next.plus(patience.pause(failures)));
                ended(hook, cause.get(), next);
                return;
            }
            table.delivered(first.get());
        }
        table.release(hook, next);
    }

    private void ended(Taken hook, String cause, Instant now) {
        boolean gone = cause.equals("status." + GONE);
        if (gone) {
            table.gone(hook.id());
        }
        int lost = table.giveUp(hook.id(), gone ? now : now.minus(patience.whole()), cause);
        if (lost > 0) {
            LOG.warn("hook {}: {} deliveries were given up: {}", hook.id(), lost, cause);
        }
    }

    /** Why it failed; empty when the receiver took it. */
    private Optional<String> attempt(Taken hook, Delivery delivery) {
        if (!around.admitted().test(hook.caller())) {
            return Optional.of("caller");
        }
        Optional<HookSecret> secret = table.secret(hook);
        if (secret.isEmpty()) {
            return Optional.of("secret");
        }
        long seconds = around.clock().instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "webhook-id",
                delivery.event(),
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                secret.get().signature(delivery.event(), seconds, delivery.body()));
        try {
            int status = client.post(hook.url(), headers, delivery.body());
            return status / 100 == 2 ? Optional.empty() : Optional.of("status." + status);
        } catch (IOException broken) {
            return Optional.of(cause(broken));
        }
    }

    private static String cause(IOException broken) {
        return switch (broken) {
            case Destinations.Closed closed -> "network";
            case UnknownHostException unknown -> "host";
            case SSLException tls -> "tls";
            case SocketTimeoutException slow -> "time-out";
            case HookClient.Late late -> "time-out";
            default -> "connection";
        };
    }

    /** Forgets what nobody needs to see any more. */
    void sweep() {
        table.sweep(around.clock().instant(), SHOWN, LONGEST_TRANSACTION);
    }
}
