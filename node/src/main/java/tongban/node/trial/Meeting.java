package tongban.node.trial;

import java.io.IOException;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Envelope;

/** The start of a played partner (docs/protocol/channel-1.md, 9): what a node does before it may speak. */
final class Meeting {

    private static final int STEPS_MAX = 1_000;

    private final PlayedPartner partner;
    private final Heard heard;

    Meeting(PlayedPartner partner, Heard heard) {
        this.partner = partner;
        this.heard = heard;
    }

    /** Returns whether the node takes batches now. */
    boolean meets() throws IOException, InterruptedException {
        partner.speaksUnder(Math.max(partner.session() + 1, partner.now().toEpochMilli()));
        boolean known = false;
        for (int step = 0; step < STEPS_MAX; step++) {
            Envelope.Builder builder = partner.envelope();
            if (!known) {
                builder.hello(partner.session());
            }
            heard.asked().ifPresent(asked -> builder.held(new Envelope.Held(asked, heard.head())));
            Optional<Envelope> answer =
                    partner.send(builder.build(partner.session())).envelope();
            if (answer.isEmpty()) {
                return false;
            }
            if (!known && answer.get().held().isPresent()) {
                known = settles(answer.get().held().get());
            }
            if (known && heard.asked().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The node's word on what it holds; returns whether this start is done. */
    private boolean settles(Envelope.Held held) throws IOException, InterruptedException {
        if (held.session() > partner.session()) {
            partner.speaksUnder(held.session() + 1);
            return false;
        }
        if (held.session() < partner.session()) {
            return false;
        }
        if (held.head().isPresent()) {
            Checkpoint head = held.head().get().checkpoint();
            if (!fetches(head.size())) {
                return false;
            }
            partner.isHeardUpTo(head.time());
        }
        return true;
    }

    private boolean fetches(long size) throws IOException, InterruptedException {
        while (partner.size() < size) {
            Envelope.Fetch fetch = new Envelope.Fetch(partner.channel(), partner.size());
            Optional<Batch> back = partner.send(partner.envelope().fetch(fetch).build(partner.session()))
                    .envelope()
                    .flatMap(Envelope::returned);
            boolean fits = back.filter(batch -> batch.first() <= partner.size() && batch.end() > partner.size())
                    .isPresent();
            if (!fits) {
                return false;
            }
            partner.keep(back.orElseThrow());
        }
        return true;
    }
}
