package tongban.kernel.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Exchange.Parties;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;

/** The silent start, and the way back of entries that an older backup lacks. */
final class Recovery {

    private final Parties parties;
    private final Handlers handlers;

    Recovery(Parties parties, Handlers handlers) {
        this.parties = parties;
        this.handlers = handlers;
    }

    Start proceed(
            ExchangeTransaction transaction, Envelope envelope, Start start, Instant now, List<ExchangeEvent> events) {
        Start current = envelope.held()
                .map(held -> switch (start) {
                    case Start.Silent silent -> held(transaction, held, silent, now, events);
                    case Start.Recovering recovering -> heldMeanwhile(transaction, held, recovering, now, events);
                    default -> start;
                })
                .orElse(start);
        if (current instanceof Start.Recovering recovering
                && envelope.returned().isPresent()) {
            return returned(transaction, envelope.returned().get(), recovering, now, events);
        }
        return current;
    }

    /** The partner may itself have been restored meanwhile: then what was to be fetched is no longer there. */
    private Start heldMeanwhile(
            ExchangeTransaction transaction,
            Envelope.Held held,
            Start.Recovering recovering,
            Instant now,
            List<ExchangeEvent> events) {
        return held.session() < recovering.session()
                ? recovering
                : held(transaction, held, new Start.Silent(recovering.session()), now, events);
    }

    private Start held(
            ExchangeTransaction transaction,
            Envelope.Held held,
            Start.Silent silent,
            Instant now,
            List<ExchangeEvent> events) {
        if (held.session() < silent.session() || Start.isFar(held.session(), now)) {
            // A late answer to an earlier start; or damaged on the way, or a lie: above it no session would be left.
            return silent;
        }
        if (held.session() > silent.session()) {
            // The partner knows a later session of ours, or our clock went back: ask for one above it.
            return Start.silent(now, held.session());
        }
        Outgoing log = transaction.outgoing();
        if (log.session() >= silent.session()) {
            // Another process began a later session: this answer is late, and its partner may have lost what it held.
            return Start.silent(now, log.session());
        }
        return judged(transaction, held.head(), silent, now, events);
    }

    /** What the head that the partner holds says about this log. */
    private Start judged(
            ExchangeTransaction transaction,
            Optional<SignedCheckpoint> held,
            Start.Silent silent,
            Instant now,
            List<ExchangeEvent> events) {
        Outgoing log = transaction.outgoing();
        if (held.isEmpty()) {
            return open(transaction, log, new Confirmed(silent.session(), Optional.empty(), now), events);
        }
        Checkpoint head = held.get().checkpoint();
        if (!head.channel().equals(log.channel())) {
            return isOurs(held.get(), log)
                    ? broken("the partner holds another channel of ours: " + head.channel(), events)
                    : silent;
        }
        if (head.size() > log.size()) {
            return new Start.Recovering(silent.session(), held.get());
        }
        if (!held.get().signedByAll(log.keys().keysFor(head.size()))) {
            // Damaged on the way, or not ours at all: it says nothing about our log.
            return silent;
        }
        TreeHash hash = new TreeHash(log.channel().suite());
        Digest root = new TreeNodes(hash, transaction.outgoingHashes()).root(head.size());
        return root.equals(head.root())
                ? open(transaction, log, new Confirmed(silent.session(), Optional.of(head), now), events)
                : broken("the partner holds a head of size " + head.size() + " that this log never had", events);
    }

    private static boolean isOurs(SignedCheckpoint head, Outgoing log) {
        return log.keys().spans().stream().anyMatch(span -> head.signedByAll(List.of(span.key())));
    }

    private static Start broken(String sentence, List<ExchangeEvent> events) {
        events.add(new ExchangeEvent.OwnForkSuspected(sentence));
        return new Start.Broken(sentence);
    }

    /** The first instant after both: no head may have the time of one that the partner holds. */
    private static Instant later(Instant now, Instant held) {
        Instant after = held.plusMillis(1);
        return now.isAfter(after) ? now : after;
    }

    /**
     * What the partner has confirmed.
     *
     * @param session the session that it accepted
     * @param held the head of this zone that it holds, if any
     */
    private record Confirmed(long session, Optional<Checkpoint> held, Instant now) {}

    /**
     * From here on this zone signs. The first head acknowledges what this database holds: where that is less than it
     * once was, the partner sees that this zone was restored, and sends again.
     */
    private static Start open(ExchangeTransaction transaction, Outgoing log, Confirmed by, List<ExchangeEvent> events) {
        Optional<Checkpoint> held = by.held();
        Instant now = by.now();
        if (log.session() >= by.session()) {
            // Another process was faster, as in held; here it began while entries were on their way back.
            return Start.silent(now, log.session());
        }
        Instant begin = held.map(newest -> later(now, newest.time())).orElse(now);
        Checkpoint head = log.head();
        Checkpoint renewed = new Checkpoint(
                head.channel(),
                head.size(),
                head.root(),
                log.timeAfter(begin),
                Optional.of(transaction.incoming().acknowledgement()),
                head.publicHeads());
        long size = held.map(Checkpoint::size).orElse(0L);
        Outgoing opened = log.opened(by.session(), renewed);
        if (size < log.acknowledged().size()) {
            // Both were restored: without this each would begin beyond what the other still holds, and refuse the
            // other.
            events.add(new ExchangeEvent.PartnerRestored(log.acknowledged().size(), size));
            Digest root = held.map(Checkpoint::root)
                    .orElseGet(() -> new TreeHash(log.channel().suite()).emptyRoot());
            opened = opened.redelivering(new Acknowledgement(size, root));
        }
        transaction.save(opened);
        events.add(new ExchangeEvent.Opened(log.size()));
        return new Start.Open();
    }

    private Start returned(
            ExchangeTransaction transaction,
            Batch batch,
            Start.Recovering recovering,
            Instant now,
            List<ExchangeEvent> events) {
        Outgoing log = transaction.outgoing();
        Optional<Adoption> adoption = Adoption.of(log, batch, parties.seal());
        if (adoption.isEmpty()) {
            // Damaged or foreign: ask again.
            return recovering;
        }
        Adoption found = adoption.get();
        found.store(transaction);
        handlers.adopted(transaction, found.entries());
        events.add(new ExchangeEvent.Recovered(log.size(), found.next().size()));
        if (found.next().size() < recovering.target().checkpoint().size()) {
            return recovering;
        }
        SignedCheckpoint target = recovering.target();
        if (!target.signedByAll(found.next().keys().keysFor(target.checkpoint().size()))) {
            // What the partner seemed to hold was damaged on the way; now that nothing is lacking, it can be judged.
            return Start.silent(now, recovering.session());
        }
        Optional<Checkpoint> held = Optional.of(target.checkpoint());
        return open(transaction, found.next(), new Confirmed(recovering.session(), held, now), events);
    }
}
