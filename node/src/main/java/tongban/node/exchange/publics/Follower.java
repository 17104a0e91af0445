package tongban.node.exchange.publics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Examination;
import tongban.kernel.exchange.Outage;
import tongban.kernel.exchange.PublicReader.View;
import tongban.node.exchange.ChannelState.LastError;
import tongban.node.exchange.PublicConfirmation;
import tongban.node.exchange.SplitViewFound;
import tongban.node.exchange.link.Transport.Unreachable;
import tongban.node.zone.Partner;

/**
 * Follows the public log of one partner: reads on at least once a minute and when somebody has seen more of it, and
 * holds what others say of it against the own copy.
 */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration EVERY = Duration.ofSeconds(50);
    /** A partner that makes up heads cannot make this zone read without a pause. */
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Partner zone;
    private final Copy copy;
    private final Surroundings outside;
    private final Runnable grown;
    private final Claims claims;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean stopped;
    private volatile Optional<LastError> lastError = Optional.empty();
    private volatile Optional<Instant> read = Optional.empty();
    private volatile long beyond;

    /** @param grown called when the copy's head is another one */
    Follower(Partner zone, Copy copy, Surroundings outside, Runnable grown) {
        this.zone = zone;
        this.copy = copy;
        this.outside = outside;
        this.grown = grown;
        this.claims = new Claims(outside.clock());
    }

    Partner zone() {
        return zone;
    }

    Copy copy() {
        return copy;
    }

    Optional<LastError> lastError() {
        return lastError;
    }

    /** When the zone's own door last showed what it has. */
    Optional<Instant> read() {
        return read;
    }

    List<PublicConfirmation> confirmed() {
        return claims.confirmed();
    }

    /** Whether somebody has shown a signed head of more than could be read. */
    boolean isBehind() {
        return beyond > copy.size();
    }

    /** A partner says that it has seen this head. */
    void seen(ZoneCode teller, PublicHead head) {
        if (!copy.forked() && claims.add(teller, head, copy.head())) {
            wake();
        }
    }

    void wake() {
        work.release();
    }

    void stop() {
        stopped = true;
        wake();
    }

    void run() {
        while (!stopped) {
            try {
                work.drainPermits();
                round();
                Thread.sleep(BETWEEN);
                boolean woken = work.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                LOG.trace("reads {} on, woken: {}", zone.code(), woken);
            } catch (Outage outage) {
                fault("outage", String.valueOf(outage.getMessage()));
                pause();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.error("reading the public log of {} failed; it goes on after a pause", zone.code(), bug);
                fault("fault", bug.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN.multipliedBy(20));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        copy.retry(outside.clock().instant());
        if (copy.forked()) {
            return;
        }
        try {
            follow(from -> outside.door().read(zone, from), zone);
        } catch (Unreachable unreachable) {
            fault(unreachable.code(), String.valueOf(unreachable.getMessage()));
            if (unreachable.code().equals("status.404")) {
                askItself();
            }
        }
        for (Claims.Claim claim : claims.open()) {
            if (!stopped && !copy.forked()) {
                settle(claim);
            }
        }
    }

    /** The zone says that its log is shorter than this copy; its own signed head shows whether it is another one. */
    private void askItself() throws InterruptedException {
        try {
            ask(zone);
        } catch (Unreachable unreachable) {
            fault(unreachable.code(), String.valueOf(unreachable.getMessage()));
        }
    }

    /** Where batches come from. */
    private interface Source {
        Batch from(long index) throws Unreachable, InterruptedException;
    }

    /** Takes batches until nothing new comes. */
    private void follow(Source source, Partner holder) throws Unreachable, InterruptedException {
        while (!stopped) {
            Instant now = outside.clock().instant();
            Examination result = copy.take(source.from(copy.size()), now);
            switch (result) {
                case Examination.Accepted accepted -> {
                    lastError = Optional.empty();
                    seenAt(holder, now);
                    if (accepted.fresh().isEmpty()) {
                        return;
                    }
                    grown.run();
                }
                case Examination.Stale stale -> {
                    seenAt(holder, now);
                    return;
                }
                case Examination.Refused refused -> {
                    fault(
                            "refused." + refused.refusal().reason().name(),
                            refused.refusal().sentence());
                    if (refused.refusal().reason() == Reason.ROOT_MISMATCH) {
                        ask(holder);
                    }
                    return;
                }
                case Examination.Forked forked -> {
                    found(holder, EvidenceText.encode(forked.evidence()));
                    return;
                }
            }
        }
    }

    private void seenAt(Partner holder, Instant now) {
        if (holder.code().equals(zone.code())) {
            read = Optional.of(now);
        }
    }

    /** Looks at what a partner says; what cannot be settled now stays for the next round. */
    private void settle(Claims.Claim claim) throws InterruptedException {
        View view = copy.compare(claim.head());
        Optional<Partner> teller = outside.partners().find(claim.teller());
        if (view == View.AGREES) {
            claims.agree(claim);
            return;
        }
        if (teller.isEmpty()) {
            claims.settle(claim);
            return;
        }
        try {
            if (view == View.BEYOND && !teller.get().code().equals(zone.code())) {
                follow(from -> outside.door().copied(teller.get(), zone.code(), from), teller.get());
                view = copy.compare(claim.head());
            }
            if (view != View.AGREES && !copy.forked()) {
                ask(teller.get());
            }
            if (view == View.AGREES) {
                claims.agree(claim);
            } else {
                claims.settle(claim);
            }
        } catch (Unreachable unreachable) {
            fault(unreachable.code(), claim.teller() + ": " + unreachable.getMessage());
            if (unreachable.code().equals("status.404")) {
                // It does not hold what it says it has seen.
                claims.settle(claim);
            }
        }
    }

    /** Asks a holder for the signed head and the tie to this copy, and judges them. */
    private void ask(Partner holder) throws Unreachable, InterruptedException {
        Optional<PublicHolding> holding = outside.door().holding(holder, zone.code(), copy.size());
        Optional<byte[]> evidence = holding.flatMap(copy::judge);
        if (evidence.isPresent()) {
            found(holder, evidence.get());
            return;
        }
        LOG.warn("{} cannot show another public log of {}", holder.code(), zone.code());
        // More of the log that its zone signed is somewhere, even if nobody gives its entries.
        holding.filter(more -> more.tie().later() > copy.size() && copy.signed(more))
                .ifPresent(more -> beyond = more.tie().later());
    }

    private void found(Partner holder, byte[] evidence) {
        LOG.error("{} has shown two public logs; the evidence is kept", zone.code());
        Optional<ZoneCode> teller = Optional.of(holder.code()).filter(code -> !code.equals(zone.code()));
        outside.found().accept(new SplitViewFound(zone.code(), teller, evidence));
    }

    private void fault(String code, String detail) {
        Optional<LastError> before = lastError.filter(error -> error.code().equals(code));
        if (before.isEmpty()) {
            LOG.warn("public log of {}: {} ({})", zone.code(), detail, code);
        }
        Instant since = before.map(LastError::since).orElseGet(outside.clock()::instant);
        lastError = Optional.of(new LastError(code, detail, since));
    }
}
