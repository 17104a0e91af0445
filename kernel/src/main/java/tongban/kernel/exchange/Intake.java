package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Exchange.Parties;
import tongban.kernel.exchange.Exchange.Surroundings;

/** What this zone takes from an envelope: the partner's start and ours, its entries, and its acknowledgement. */
final class Intake {

    private final Handlers handlers;
    private final Surroundings surroundings;
    private final Recovery recovery;

    Intake(Parties parties, Handlers handlers, Surroundings surroundings) {
        this.handlers = handlers;
        this.surroundings = surroundings;
        this.recovery = new Recovery(parties, handlers);
    }

    /**
     * What came of an envelope.
     *
     * @param start our start afterwards
     * @param refusal why its batch was refused
     * @param wantsTie whether the partner must tie its head to what we hold
     * @param replyOwed whether it asked for something
     * @param acknowledgementLost set when the partner was restored and has lost our acknowledgements too
     * @param events to be told after the commit
     */
    record Result(
            Start start,
            Optional<BatchRefusal> refusal,
            boolean wantsTie,
            boolean replyOwed,
            Optional<Long> acknowledgementLost,
            List<ExchangeEvent> events) {

        /** Whether both zones just go on: nothing was refused, asked for or lost. */
        boolean isPlain() {
            return start instanceof Start.Open && refusal.isEmpty() && !replyOwed && acknowledgementLost.isEmpty();
        }

        /** Whether own entries came back. */
        boolean recovered() {
            return events.stream().anyMatch(ExchangeEvent.Recovered.class::isInstance);
        }
    }

    Result take(ExchangeTransaction transaction, Envelope envelope, Start before, Instant now) {
        List<ExchangeEvent> events = new ArrayList<>();
        envelope.hello().ifPresent(session -> begun(transaction, session, now));
        Start start = recovery.proceed(transaction, envelope, before, now, events);
        if (start instanceof Start.Open && !(before instanceof Start.Open)) {
            begun(transaction, envelope.session(), now);
        }
        Optional<BatchRefusal> refusal = Optional.empty();
        Optional<Long> lost = Optional.empty();
        if (envelope.batch().isPresent()) {
            if (!(start instanceof Start.Open)) {
                refusal = Optional.of(BatchRefusal.of(Reason.SILENT, "just started; tell first what you hold of me"));
            } else {
                Step step = batch(transaction, envelope, events, now);
                refusal = step.refusal();
                lost = step.acknowledgementLost();
                if (step.restored()) {
                    start = Start.silent(now, transaction.outgoing().session());
                }
            }
        }
        boolean wantsTie = refusal.filter(reason -> reason.reason() == Reason.ROOT_MISMATCH)
                .isPresent();
        boolean replyOwed = envelope.hello().isPresent()
                || envelope.fetch().isPresent()
                || envelope.prove().isPresent();
        refusal.ifPresent(reason -> events.add(new ExchangeEvent.RefusedBatch(reason)));
        return new Result(start, refusal, wantsTie, replyOwed, lost, events);
    }

    /**
     * The partner began a newer session, which ends the older one, so that nothing said under that can arrive. It says
     * so itself when it starts. When this zone starts, it takes the session of the envelope that opens its channel: its
     * database may be a backup from before the partner's own restore, and so lack the fence that the partner had asked
     * for then. One from the far future is damaged or a lie: it is left out, and the partner asks again.
     */
    private static void begun(ExchangeTransaction transaction, long session, Instant now) {
        Incoming incoming = transaction.incoming();
        if (session > incoming.session() && !Start.isFar(session, now)) {
            transaction.save(incoming.withSession(session));
        }
    }

    /** What came of the batch; restored is set when the partner acknowledges more than we have. */
    private record Step(Optional<BatchRefusal> refusal, Optional<Long> acknowledgementLost, boolean restored) {
        static Step done() {
            return new Step(Optional.empty(), Optional.empty(), false);
        }

        static Step refused(Reason reason, String sentence) {
            return new Step(Optional.of(BatchRefusal.of(reason, sentence)), Optional.empty(), false);
        }
    }

    private Step batch(ExchangeTransaction transaction, Envelope envelope, List<ExchangeEvent> events, Instant now) {
        Batch batch = envelope.batch().orElseThrow();
        Incoming incoming = transaction.incoming();
        if (envelope.session() != incoming.session()) {
            return Step.refused(Reason.WRONG_SESSION, "session " + incoming.session() + " is in force; say hello");
        }
        Examiner examiner = new Examiner(incoming, transaction);
        if (envelope.proof().isPresent()) {
            Envelope.Tie tie = envelope.proof().get();
            Optional<Evidence> fork = examiner.judge(batch.checkpoint(), tie.earlierRoot(), tie.proof());
            if (fork.isPresent()) {
                return forked(transaction, incoming, fork.get(), events);
            }
        }
        return switch (examiner.examine(batch, now)) {
            case Examination.Stale stale -> {
                staleHead(incoming, batch.checkpoint(), events);
                yield Step.done();
            }
            case Examination.Forked forked -> forked(transaction, incoming, forked.evidence(), events);
            case Examination.Refused refused -> {
                refused.evidence().ifPresent(evidence -> lie(transaction, evidence, events));
                yield new Step(Optional.of(refused.refusal()), Optional.empty(), false);
            }
            case Examination.Accepted accepted -> accept(transaction, batch, accepted, events, now);
        };
    }

    private static void staleHead(Incoming incoming, SignedCheckpoint stale, List<ExchangeEvent> events) {
        incoming.head()
                .filter(head ->
                        stale.checkpoint().time().isBefore(head.checkpoint().time()))
                .ifPresent(head -> events.add(new ExchangeEvent.StaleHead(
                        new Evidence.Replay(head, stale, incoming.identity().certificates()))));
    }

    private Step forked(
            ExchangeTransaction transaction, Incoming incoming, Evidence evidence, List<ExchangeEvent> events) {
        transaction.save(incoming.asForked());
        lie(transaction, evidence, events);
        return Step.refused(Reason.FORKED, "a fork of this channel was proven; it has ended");
    }

    private void lie(ExchangeTransaction transaction, Evidence evidence, List<ExchangeEvent> events) {
        transaction.keepEvidence(EvidenceText.encode(evidence));
        events.add(new ExchangeEvent.LieFound(evidence));
    }

    private Step accept(
            ExchangeTransaction transaction,
            Batch batch,
            Examination.Accepted accepted,
            List<ExchangeEvent> events,
            Instant now) {
        Checkpoint head = batch.checkpoint().checkpoint();
        Optional<Step> wrong =
                acknowledgement(transaction, head, transaction.incoming().lastTime(), events);
        if (wrong.isPresent() && wrong.get().refusal().isPresent()) {
            return wrong.get();
        }
        if (!accepted.fresh().isEmpty()) {
            if (accepted.next().waiting() >= ChannelLimits.PARKED_MAX) {
                return Step.refused(
                        Reason.PARKING_FULL, accepted.next().waiting() + " messages wait for a person; look at them");
            }
            dispose(transaction, batch, accepted, now);
            events.add(new ExchangeEvent.Taken(
                    accepted.next().size() - accepted.fresh().size(),
                    accepted.next().size()));
        } else {
            transaction.save(accepted.next().committed());
        }
        if (!head.publicHeads().isEmpty()) {
            events.add(new ExchangeEvent.PublicHeadsSeen(head.publicHeads()));
        }
        return wrong.orElse(Step.done());
    }

    private Disposal disposal(ExchangeTransaction transaction, Instant now) {
        Replies replies = new Replies(transaction.outgoing().channel().suite(), surroundings.random(), now);
        return new Disposal(transaction, handlers, replies, now);
    }

    private void dispose(ExchangeTransaction transaction, Batch batch, Examination.Accepted accepted, Instant now) {
        Disposal disposal = disposal(transaction, now);
        long first = accepted.next().size() - accepted.fresh().size();
        List<Entry> entries =
                accepted.fresh().stream().map(Examination.Fresh::entry).toList();
        // Which ids were received before is asked before these entries are stored.
        Disposal.Disposed disposed = disposal.dispose(accepted.fresh());
        transaction.appendIncoming(first, entries, accepted.leaves(), batch.checkpoint());
        transaction.add(disposed.replies());
        if (!disposed.erased().isEmpty()) {
            transaction.eraseIncoming(disposed.erased());
        }
        transaction.save(accepted.next()
                .withWaiting(accepted.next().waiting() + disposed.nowWaiting())
                .committed());
    }

    /** Empty when nothing changes; a refusal when the partner acknowledges what this log is not. */
    private static Optional<Step> acknowledgement(
            ExchangeTransaction transaction, Checkpoint head, Instant before, List<ExchangeEvent> events) {
        Outgoing log = transaction.outgoing();
        Acknowledgement by = head.acknowledged().orElse(null);
        if (by == null || by.equals(log.acknowledged()) || !head.time().isAfter(before)) {
            return Optional.empty();
        }
        if (by.size() > log.size()) {
            return Optional.of(new Step(
                    Optional.of(BatchRefusal.of(
                            Reason.ACKNOWLEDGES_UNKNOWN,
                            "acknowledges " + by.size() + " entries, this log has " + log.size()
                                    + "; it will ask for its own entries")),
                    Optional.empty(),
                    true));
        }
        if (!transaction.outgoingRoot(by.size()).equals(by.root())) {
            events.add(new ExchangeEvent.OwnForkSuspected(
                    "the partner acknowledges another root at size " + by.size() + " than this log has"));
            return Optional.of(Step.refused(
                    Reason.ACKNOWLEDGES_OTHER, "acknowledges a root that this log never had at " + by.size()));
        }
        boolean back = by.size() < log.acknowledged().size();
        if (back) {
            events.add(new ExchangeEvent.PartnerRestored(log.acknowledged().size(), by.size()));
        }
        transaction.save(log.acknowledged(by));
        return back ? Optional.of(new Step(Optional.empty(), Optional.of(by.size()), false)) : Optional.empty();
    }

    int retry(ExchangeTransaction transaction, OrderingKey key, boolean dismissFirst, Instant now) {
        Incoming incoming = transaction.incoming();
        Disposal disposal = disposal(transaction, now);
        Disposal.Disposed disposed = disposal.retry(transaction.waiting(key), dismissFirst);
        transaction.add(disposed.replies());
        transaction.save(
                incoming.withWaiting(incoming.waiting() + disposed.nowWaiting()).committed());
        return -disposed.nowWaiting();
    }
}
