package tongban.node.exchange.publics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Outage;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.OutgoingLog;
import tongban.kernel.exchange.PublicLog;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.node.exchange.PublicConfirmation;
import tongban.node.exchange.link.Transport.Unreachable;
import tongban.node.exchange.store.PublicStore;
import tongban.node.zone.Partner;

/** This zone's public log while this replica leads: it opens, gives entries their place, and is read. */
final class OwnLog {

    private static final Logger LOG = LoggerFactory.getLogger(OwnLog.class);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final PublicStore store;
    private final Surroundings outside;
    private final Runnable grown;
    private final Consumer<OutgoingLog> keyChanges;
    private final Claims claims;
    private final Semaphore work = new Semaphore(0);
    private volatile PublicLog log;
    private volatile Opening opening;
    private volatile boolean open;
    private volatile boolean stopped;
    private volatile @Nullable String trouble;
    private String silence = "";
    private volatile Optional<PublicHead> head = Optional.empty();

    /**
     * @param keyChanges writes a change of the node key that is due
     * @param grown called when the head is another one
     */
    OwnLog(PublicStore store, Consumer<OutgoingLog> keyChanges, Surroundings outside, Runnable grown) {
        this.keyChanges = keyChanges;
        this.store = store;
        this.outside = outside;
        this.grown = grown;
        this.claims = new Claims(outside.clock());
        this.log = silent();
        this.opening = new Opening(outside, log);
    }

    private PublicLog silent() {
        return new PublicLog(outside.self().seal(), store, outside.self().signers());
    }

    boolean isOpen() {
        return open && !stopped;
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The newest head; empty while nothing was published or the log is not open. */
    Optional<PublicHead> head() {
        return isOpen() ? head.filter(newest -> newest.size() > 0) : Optional.empty();
    }

    /** Partners that have seen this log. */
    List<PublicConfirmation> confirmed() {
        return claims.confirmed();
    }

    void wake() {
        work.release();
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** A partner says that it has seen this head of it. */
    void seen(ZoneCode teller, PublicHead said) {
        if (isOpen() && claims.add(teller, said, head)) {
            wake();
        }
    }

    void run() {
        while (!stopped) {
            Duration rest = REST;
            try {
                work.drainPermits();
                rest = open ? publish() : begin();
            } catch (Outage outage) {
                LOG.warn("public log: {}", outage.getMessage());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.error("the public log failed; it goes on after a pause", bug);
            }
            rest(rest);
        }
    }

    private void rest(Duration time) {
        try {
            boolean woken = work.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("the public log goes on, woken: {}", woken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private Duration begin() throws InterruptedException {
        switch (opening.attempt()) {
            case Opening.Result.Open opened -> {
                trouble = null;
                remember();
                open = true;
                LOG.info(
                        "the public log speaks, {} entries",
                        head.map(PublicHead::size).orElse(0L));
                grown.run();
                return Duration.ZERO;
            }
            case Opening.Result.Waiting waiting -> {
                if (!waiting.sentence().equals(silence)) {
                    silence = waiting.sentence();
                    LOG.info("the public log is silent: {}", silence);
                }
                return ASK_AGAIN;
            }
            case Opening.Result.Broken broken -> {
                LOG.error("the public log stays silent: {}", broken.sentence());
                trouble = broken.sentence();
                return AFTER_TROUBLE;
            }
        }
    }

    private Duration publish() throws InterruptedException {
        store.inTransaction(tables -> {
            keyChanges.accept(tables);
            return true;
        });
        boolean more = false;
        while (log.publish(outside.clock().instant()) > 0) {
            more = true;
        }
        if (more) {
            remember();
            grown.run();
        }
        for (Claims.Claim claim : claims.open()) {
            settle(claim);
        }
        return REST;
    }

    private void remember() {
        Outgoing state = store.inTransaction(tables -> tables.outgoing());
        head = Optional.of(
                new PublicHead(state.channel(), state.size(), state.head().root()));
    }

    /**
     * A partner has seen more of this log, or another one: if this zone signed it, it starts anew and asks everyone.
     */
    private void settle(Claims.Claim claim) throws InterruptedException {
        Optional<Partner> teller = outside.partners().find(claim.teller());
        if (agrees(claim.head())) {
            claims.agree(claim);
            return;
        }
        if (teller.isEmpty()) {
            claims.settle(claim);
            return;
        }
        try {
            boolean signed = outside.door()
                    .holding(teller.get(), outside.self().code(), 0)
                    .map(PublicHolding::head)
                    .filter(held -> opening.isOurs(held)
                            && !agrees(new PublicHead(
                                    held.checkpoint().channel(),
                                    held.checkpoint().size(),
                                    held.checkpoint().root())))
                    .isPresent();
            claims.settle(claim);
            if (signed) {
                LOG.error("{} holds a head that this public log never had; it is silent and asks", claim.teller());
                open = false;
                log = silent();
                opening = new Opening(outside, log);
                wake();
            }
        } catch (Unreachable away) {
            LOG.warn("{} repeats an unknown head of this public log and cannot be asked", claim.teller());
        }
    }

    private boolean agrees(PublicHead said) {
        return store.inTransaction(tables -> {
            Outgoing state = tables.outgoing();
            TreeHash hash = new TreeHash(state.channel().suite());
            return said.channel().equals(state.channel())
                    && said.size() <= state.size()
                    && new TreeNodes(hash, tables.outgoingHashes())
                            .root(said.size())
                            .equals(said.root());
        });
    }

    Optional<Batch> read(long from) {
        return isOpen() ? log.read(from) : Optional.empty();
    }
}
