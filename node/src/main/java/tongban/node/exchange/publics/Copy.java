package tongban.node.exchange.publics;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.exchange.Examination;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.PublicReader;
import tongban.kernel.exchange.PublicReader.View;
import tongban.node.exchange.store.CopyStore;

/** This zone's copy of one partner's public log: what it takes, and what it is to what others say. */
final class Copy {

    private final CopyStore store;
    private final Heard heard;
    private volatile Optional<PublicHead> head = Optional.empty();
    private volatile boolean forked;

    Copy(CopyStore store, Heard heard) {
        this.store = store;
        this.heard = heard;
        remember();
    }

    /** The head that this zone repeats; empty while nothing is held. */
    Optional<PublicHead> head() {
        return head;
    }

    /** Whether the zone was found to have shown two logs; nothing more is taken. */
    boolean forked() {
        return forked;
    }

    long size() {
        return head.map(PublicHead::size).orElse(0L);
    }

    private void remember() {
        Incoming state = store.inTransaction(transaction -> transaction.log().incoming());
        forked = state.forked();
        head = state.size() == 0
                ? Optional.empty()
                : Optional.of(new PublicHead(
                        state.channel(), state.size(), state.acknowledgement().root()));
    }

    /** Takes a batch: entries, what modules make of them, and the evidence of a lie commit together. */
    Examination take(Batch batch, Instant now) {
        Examination result = store.inTransaction(transaction -> {
            Examination examined = new PublicReader(transaction.log()).take(batch, now);
            if (examined instanceof Examination.Accepted accepted) {
                heard.hear(transaction, accepted.fresh(), now);
            }
            return examined;
        });
        if (result instanceof Examination.Accepted || result instanceof Examination.Forked) {
            remember();
        }
        return result;
    }

    /** Lets modules try again what they could not handle. */
    void retry(Instant now) {
        store.inTransaction(transaction -> {
            heard.retry(transaction, now);
            return true;
        });
    }

    View compare(PublicHead said) {
        return store.inTransaction(transaction -> new PublicReader(transaction.log()).compare(said));
    }

    /** Whether the zone signed what another one holds, as far as its keys are known here. */
    boolean signed(PublicHolding other) {
        Incoming state = store.inTransaction(transaction -> transaction.log().incoming());
        return other.head().checkpoint().channel().equals(state.channel())
                && other.head()
                        .signedByAll(
                                state.keys().keysFor(other.head().checkpoint().size()));
    }

    /** Judges what another one holds; evidence of a lie is kept. */
    Optional<byte[]> judge(PublicHolding other) {
        if (size() == 0 || forked) {
            return Optional.empty();
        }
        Optional<Evidence> found = store.inTransaction(transaction ->
                new PublicReader(transaction.log()).judge(other.head(), other.earlierRoot(), other.tie()));
        if (found.isPresent()) {
            remember();
        }
        return found.map(EvidenceText::encode);
    }
}
