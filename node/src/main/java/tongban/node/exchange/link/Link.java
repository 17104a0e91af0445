package tongban.node.exchange.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Envelope;
import tongban.kernel.exchange.Exchange;
import tongban.kernel.exchange.Outage;
import tongban.node.exchange.Answer;
import tongban.node.exchange.ChannelState.LastError;
import tongban.node.exchange.store.PairStore;
import tongban.node.web.Trace;
import tongban.node.web.TraceParent;
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
    private volatile Optional<Instant> lastContact = Optional.empty();
    private volatile int failures;
    private final LinkMeters meters;

    /** What a link is made of. */
    record Parts(Partner partner, Exchange exchange, PairStore store, Questions questions) {}

    Link(Parts parts, Transport transport, InstantSource clock, LinkMeters meters) {
        this.meters = meters;
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
        TraceParent.leave();
        Optional<Envelope> due = exchange.poll(clock.instant());
        if (due.isEmpty()) {
            return false;
        }
        Trace.carry(questions.leaving());
        if (TraceParent.current().isEmpty()) {
            TraceParent.fresh(ThreadLocalRandom.current(), false).enter();
        }
        meters.sent(due.get());
        try {
            long begun = System.nanoTime();
            byte[] answer = transport.send(partner, due.get().encode());
            switch (Envelope.decode(answer)) {
                case Decoded.Well<Envelope> well -> {
                    answered(well.value());
                    step("{}: sent {} entries, took {} with the answer, in {} ms", due.get(), well.value(), begun);
                }
                case Decoded.Malformed<Envelope> bad -> failed("answer", bad.sentence());
            }
        } catch (Transport.Unreachable unreachable) {
            failed(unreachable.code(), String.valueOf(unreachable.getMessage()));
        }
        return true;
    }

    private void answered(Envelope answer) {
        long begun = System.nanoTime();
        exchange.answered(answer, clock.instant());
        meters.handled(answer, System.nanoTime() - begun);
        lastContact = Optional.of(clock.instant());
        failures = 0;
        lastError = answer.refusal()
                .map(refusal -> error("refused." + refusal.reason().name(), refusal.sentence()));
    }

    private void failed(String code, String detail) {
        exchange.failed(clock.instant());
        meters.retried();
        failures++;
        fault(code, detail);
    }

    /** A line of the log about a batch, for traces whose steps are told. */
    private void step(String words, Envelope first, Envelope second, long begunNanos) {
        LOG.atLevel(Trace.level())
                .log(
                        words,
                        partner.code(),
                        LinkMeters.entries(first),
                        LinkMeters.entries(second),
                        (System.nanoTime() - begunNanos) / 1_000_000);
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
        long begun = System.nanoTime();
        Envelope answer = exchange.receive(request, clock.instant());
        Trace.carry(questions.leaving());
        meters.handled(request, System.nanoTime() - begun);
        meters.sent(answer);
        lastContact = Optional.of(clock.instant());
        step("{}: took {} entries, gives {} with the answer, in {} ms", request, answer, begun);
        // There may be something to acknowledge, and a pause may have ended since the partner was heard.
        wake();
        return answer;
    }

    /** Asks, and counts how long it takes. */
    CompletableFuture<Answer> ask(Draft question) {
        long begun = System.nanoTime();
        CompletableFuture<Answer> answer = questions.ask(question);
        LOG.atLevel(Trace.level()).log("{}: asks {} in entry {}", partner.code(), question.topic(), question.id());
        wake();
        return answer.whenComplete((given, never) -> {
            if (given != null) {
                meters.asked(given, System.nanoTime() - begun);
            }
        });
    }

    /** When the partner was heard last, if it was since this replica began to lead. */
    Optional<Instant> lastContact() {
        return lastContact;
    }

    /** Requests without an answer since the last one that got one. */
    int failures() {
        return failures;
    }

    private void fault(String code, String detail) {
        meters.fault(code);
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
