package tongban.kernel.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.PublicKey;

/**
 * One zone's end of the two channels between it and one partner. It does no I/O: it is given envelopes and the time,
 * touches durable state through {@link ExchangeStore} alone, and gives envelopes back. What it keeps in memory can be
 * lost at any moment; a new instance begins silent.
 *
 * <p>All methods may throw {@link Outage}; then nothing was changed, and the partner sends again. They are safe for
 * many threads, one at a time for each pair of zones.
 */
public final class Exchange {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(1);
    /** Time for an answer to arrive and its acknowledgement, which may wait a second, to come back. */
    private static final Duration TAKEN_WITHIN = ChannelLimits.ACKNOWLEDGE_WITHIN.multipliedBy(2);

    /**
     * Who speaks with whom.
     *
     * @param self this zone
     * @param partner the other zone
     * @param seal this zone's seal key
     */
    public record Parties(ZoneCode self, ZoneCode partner, PublicKey seal) {}

    /**
     * What surrounds the state machine.
     *
     * @param signers the zone's node keys
     * @param random for salts and jitter
     * @param heads newest public heads seen, to be repeated
     * @param events told after the commit
     */
    public record Surroundings(
            Signers signers,
            RandomGenerator random,
            Supplier<List<PublicHead>> heads,
            Consumer<ExchangeEvent> events) {}

    /** A request under way. */
    private record InFlight(Instant until, long session, long sentTo, long acknowledged) {}

    /** Entries up to here went with an answer; their acknowledgement is expected until then. */
    private record Answered(long end, Instant until) {}

    private final Parties parties;
    private final ExchangeStore store;
    private final Surroundings surroundings;
    private final Intake intake;
    private final Speaker speaker;
    private final Pace pace;

    private Start start;
    private Optional<InFlight> inFlight = Optional.empty();
    private final Acknowledging acknowledging = new Acknowledging();
    /** What an answer of ours carried is not said again in a request before the partner has had time for it. */
    private Optional<Answered> answered = Optional.empty();

    /** What the partner asked for in its last answer and gets with the next request. */
    private Optional<Envelope> owed = Optional.empty();

    /** Why the batch in the partner's last answer was refused; it is told with the next request. */
    private Optional<BatchRefusal> refusalOwed = Optional.empty();

    private boolean wantsTie;

    /** The next batch, committed with the last answer, not signed yet; whatever is said after it makes it old. */
    private Optional<Speaker.Draft> ready = Optional.empty();

    public Exchange(
            Parties parties, ExchangeStore store, Handlers handlers, Surroundings surroundings, Instant startedAt) {
        this.parties = parties;
        this.store = new Retried(store);
        this.surroundings = surroundings;
        this.pace = new Pace(surroundings.random());
        this.intake = new Intake(parties, handlers, surroundings);
        this.speaker = new Speaker(parties, surroundings.signers());
        this.start = Start.silent(startedAt, 0);
    }

    /** Whether this zone speaks in this channel, or why not. */
    public synchronized boolean isOpen() {
        return start instanceof Start.Open;
    }

    /** What stops this channel until people have looked, if something does. */
    public synchronized Optional<String> trouble() {
        return start.trouble();
    }

    /** The next instant at which {@link #poll} may have something to send without anything new happening. */
    public synchronized Instant nextPoll(Instant now) {
        if (inFlight.isPresent()) {
            return inFlight.get().until();
        }
        if (!pace.ready(now)) {
            return pace.notBefore();
        }
        Instant idle = answered.map(Answered::until).filter(now::isBefore).orElse(now.plus(IDLE));
        return acknowledging.dueAt().filter(due -> due.isBefore(idle)).orElse(idle);
    }

    /**
     * The envelope to send to the partner now, if one is due. The caller brings its answer to {@link #answered}, or
     * says {@link #failed}. One request is under way at a time.
     */
    public synchronized Optional<Envelope> poll(Instant now) {
        if (inFlight.isPresent()) {
            if (now.isBefore(inFlight.get().until())) {
                return Optional.empty();
            }
            failed(now);
        }
        if (!pace.ready(now) || start instanceof Start.Broken) {
            return Optional.empty();
        }
        Optional<Speaker.Draft> prepared = ready;
        ready = Optional.empty();
        if (prepared.isPresent()) {
            return Optional.of(said(builder(), prepared.get(), now));
        }
        Envelope.Builder builder = builder();
        Optional<Envelope> asked = owed;
        Start current = start;
        long carriedTo = carriedTo(now);
        boolean speaks = !(start instanceof Start.Open) || owed.isPresent() || refusalOwed.isPresent() || wantsTie;
        Optional<Speaker.Draft> due = store.inTransaction(transaction -> {
            boolean alone = speaks || acknowledging.isDue(transaction.incoming().size(), now);
            Speaker.Draft composed = speaker.compose(
                    transaction, current, new Speaker.Occasion(carriedTo, alone, now), surroundings.heads());
            asked.ifPresent(envelope -> speaker.reply(transaction, envelope, builder, composed));
            return alone || !composed.entries().isEmpty() ? Optional.of(composed) : Optional.empty();
        });
        return due.map(draft -> said(builder, draft, now));
    }

    private long carriedTo(Instant now) {
        answered = answered.filter(carried -> now.isBefore(carried.until()));
        return answered.map(Answered::end).orElse(-1L);
    }

    /** Committed first, signed afterwards: what is not in the database is never said. */
    private Envelope said(Envelope.Builder builder, Speaker.Draft draft, Instant now) {
        Speaker.Spoken spoken = speaker.sign(draft);
        owed = Optional.empty();
        refusalOwed.ifPresent(builder::refusal);
        refusalOwed = Optional.empty();
        speaker.say(builder, start, spoken, wantsTie);
        inFlight = Optional.of(
                new InFlight(now.plus(ANSWER_WITHIN), spoken.session(), spoken.end(), spoken.acknowledged()));
        return builder.build(spoken.session());
    }

    /** No answer came to the envelope under way. */
    public synchronized void failed(Instant now) {
        inFlight = Optional.empty();
        pace.unanswered(now);
    }

    /** The answer to the envelope under way. A late one, after {@link #failed}, is ignored. */
    public synchronized void answered(Envelope answer, Instant now) {
        if (inFlight.isEmpty() || !isOurs(answer)) {
            return;
        }
        InFlight sent = inFlight.get();
        inFlight = Optional.empty();
        boolean again = answer.refusal().isEmpty() || refused(answer.refusal().get(), sent.session(), now);
        if (answer.refusal().isEmpty()) {
            acknowledging.told(sent.acknowledged());
        }
        Start before = start;
        long carriedTo = carriedTo(now);
        Next next = store.inTransaction(transaction -> {
            Intake.Result taken = intake.take(transaction, answer, before, now);
            Speaker.Occasion occasion = new Speaker.Occasion(carriedTo, false, now);
            boolean plain = answer.refusal().isEmpty() && taken.isPlain();
            return new Next(
                    taken,
                    plain ? speaker.prepare(transaction, taken, occasion, surroundings.heads()) : Optional.empty());
        });
        Intake.Result result = next.result();
        settle(result);
        ready = next.draft();
        owed = result.replyOwed() ? Optional.of(answer) : Optional.empty();
        refusalOwed = start instanceof Start.Open ? result.refusal() : Optional.empty();
        boolean stuck = start instanceof Start.Open
                ? result.refusal().isPresent()
                : start.equals(before) && !result.recovered();
        if (result.replyOwed() || again && !stuck) {
            pace.succeeded();
        } else {
            pace.failed(now);
        }
    }

    /** What came with an answer, and the batch that is next. */
    private record Next(Intake.Result result, Optional<Speaker.Draft> draft) {}

    /** The partner refused our batch; returns whether to speak again at once. */
    private boolean refused(BatchRefusal refusal, long sentUnder, Instant now) {
        surroundings.events().accept(new ExchangeEvent.BatchWasRefused(refusal));
        if (refusal.reason() != Reason.WRONG_SESSION) {
            return false;
        }
        long session = store.inTransaction(transaction -> transaction.outgoing().session());
        if (start instanceof Start.Open && session == sentUnder) {
            start = Start.silent(now, session);
        }
        return true;
    }

    /** Handles a request of the partner and gives the answer to it. */
    public synchronized Envelope receive(Envelope request, Instant now) {
        ready = Optional.empty();
        if (!isOurs(request)) {
            BatchRefusal refusal = BatchRefusal.of(
                    Reason.WRONG_CHANNEL, "this is " + parties.self() + ", for its partner " + parties.partner());
            return builder().refusal(refusal).build(0);
        }
        request.refusal().ifPresent(refusal -> {
            long session =
                    store.inTransaction(transaction -> transaction.outgoing().session());
            boolean unused = refused(refusal, session, now);
        });
        Start before = start;
        long sentTo = inFlight.map(InFlight::sentTo).orElse(-1L);
        Envelope.Builder builder = builder();
        // One transaction: what comes in, its effects, the answers to it, their place in our log, and our head.
        Turn turn = store.inTransaction(transaction -> {
            Intake.Result result = intake.take(transaction, request, before, now);
            Speaker.Draft draft = speaker.compose(
                    transaction, result.start(), new Speaker.Occasion(sentTo, true, now), surroundings.heads());
            speaker.reply(transaction, request, builder, draft);
            return new Turn(result, draft);
        });
        settle(turn.result());
        pace.heard();
        Speaker.Spoken spoken = speaker.sign(turn.draft());
        turn.result().refusal().ifPresent(builder::refusal);
        speaker.say(builder, start, spoken, wantsTie);
        acknowledging.told(spoken.acknowledged());
        if (spoken.hasEntries()) {
            answered = Optional.of(new Answered(spoken.end(), now.plus(TAKEN_WITHIN)));
        }
        return builder.build(spoken.session());
    }

    private record Turn(Intake.Result result, Speaker.Draft draft) {}

    private void settle(Intake.Result result) {
        boolean opened = !(start instanceof Start.Open) && result.start() instanceof Start.Open;
        start = result.start();
        wantsTie = result.wantsTie();
        // After a start nobody knows which of our acknowledgements the partner still has.
        if (opened || result.acknowledgementLost().isPresent()) {
            acknowledging.forget();
            answered = Optional.empty();
        }
        result.events().forEach(surroundings.events());
    }

    private boolean isOurs(Envelope envelope) {
        return envelope.to().equals(parties.self()) && envelope.from().equals(parties.partner());
    }

    private Envelope.Builder builder() {
        return new Envelope.Builder(parties.self(), parties.partner());
    }

    /**
     * Tries what waits under a key again. Nothing happens before this exchange is open: after a restore, the answers
     * that this zone has already given must come back first.
     *
     * @param dismissFirst whether a person gave the first entry up
     * @return how many entries no longer wait
     */
    public synchronized int retry(OrderingKey key, boolean dismissFirst, Instant now) {
        if (!(start instanceof Start.Open)) {
            return 0;
        }
        return store.inTransaction(transaction -> intake.retry(transaction, key, dismissFirst, now));
    }
}
