package tongban.node.exchange.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Envelope;
import tongban.kernel.exchange.Exchange;
import tongban.kernel.exchange.Outage;
import tongban.node.exchange.ChannelState.LastError;
import tongban.node.exchange.store.PairStore;
import tongban.node.zone.Partner;

/** The running connection to one partner: one thread that sends what is due, and what others bring in. */
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final Partner partner;
    private final Exchange exchange;
    private final PairStore store;
    private final Questions questions;
    private final Transport transport;
    private final InstantSource clock;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile Optional<LastError> lastError = Optional.empty();

    /** What a link is made of. */
    record Parts(Partner partner, Exchange exchange, PairStore store, Questions questions) {}

    Link(Parts parts, Transport transport, InstantSource clock) {
        this.partner = parts.partner();
        this.exchange = parts.exchange();
        this.store = parts.store();
        this.questions = parts.questions();
        this.transport = transport;
        this.clock = clock;
    }

    Partner partner() {
        return partner;
    }

    Exchange exchange() {
        return exchange;
    }

    PairStore store() {
        return store;
    }

    Questions questions() {
        return questions;
    }

    Optional<LastError> lastError() {
        return lastError;
    }

    /** Something is new: a draft, a question, an acknowledgement to give, or the clock. */
    void wake() {
        work.release();
    }

    /** Sends until it is stopped. */
    void run() {
        try {
            send();
        } finally {
            ended.countDown();
        }
    }

    private void send() {
        while (!stopped) {
            try {
                work.drainPermits();
                if (!sendOnce()) {
                    rest();
                }
            } catch (Outage outage) {
                fault("outage", String.valueOf(outage.getMessage()));
                pause(AFTER_OUTAGE);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.error("the link to {} failed; it goes on after a pause", partner.code(), bug);
                fault("fault", bug.getClass().getSimpleName());
                pause(WAIT_MAX);
            }
        }
    }

    /** One request, if one is due. */
    private boolean sendOnce() throws InterruptedException {
        Optional<Envelope> due = exchange.poll(clock.instant());
        if (due.isEmpty()) {
            return false;
        }
        try {
            byte[] answer = transport.send(partner, due.get().encode());
            switch (Envelope.decode(answer)) {
                case Decoded.Well<Envelope> well -> {
                    exchange.answered(well.value(), clock.instant());
                    lastError = well.value()
                            .refusal()
                            .map(refusal -> error("refused." + refusal.reason().name(), refusal.sentence()));
                }
                case Decoded.Malformed<Envelope> bad -> {
                    exchange.failed(clock.instant());
                    fault("answer", bad.sentence());
                }
            }
        } catch (Transport.Unreachable unreachable) {
            exchange.failed(clock.instant());
            fault(unreachable.code(), String.valueOf(unreachable.getMessage()));
        }
        return true;
    }

    private void rest() throws InterruptedException {
        Instant now = clock.instant();
        Duration wait = Duration.between(now, exchange.nextPoll(now));
        Duration bounded = wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
        long millis = Math.max(1, bounded.toMillis());
        boolean woken = work.tryAcquire(millis, TimeUnit.MILLISECONDS);
        if (!woken) {
            // Another replica may have written drafts of which nobody told this one.
            store.draftsMayWait();
        }
    }

    private void pause(Duration time) {
        try {
            boolean woken = work.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("goes on, woken: {}", woken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    Transport transport() {
        return transport;
    }

    /** Handles a request of the partner. */
    Envelope receive(Envelope request) {
        Envelope answer = exchange.receive(request, clock.instant());
        if (request.batch().isPresent()) {
            wake();
        }
        return answer;
    }

    private void fault(String code, String detail) {
        LastError now = error(code, detail);
        if (lastError.filter(before -> before.code().equals(code)).isEmpty()) {
            LOG.warn("{}: {} ({})", partner.code(), detail, code);
        }
        lastError = Optional.of(now);
    }

    private LastError error(String code, String detail) {
        Instant since = lastError
                .filter(before -> before.code().equals(code))
                .map(LastError::since)
                .orElseGet(clock::instant);
        return new LastError(code, detail, since);
    }

    void stop() {
        stopped = true;
        wake();
        questions.close();
    }

    /** Waits until what was under way when it was stopped is answered and stored; false when that takes longer. */
    boolean awaitEnd(Duration time) throws InterruptedException {
        return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
