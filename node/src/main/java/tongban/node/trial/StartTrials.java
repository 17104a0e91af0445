package tongban.node.trial;

import java.io.IOException;
import java.util.List;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Envelope;

/** Trials about sessions (docs/protocol/channel-1.md, 9). */
final class StartTrials {

    private static final long FAR = 1L << 61;

    private StartTrials() {}

    static List<Trial> all() {
        return List.of(
                new Trial("restart", StartTrials::restart),
                new Trial("older-session", StartTrials::olderSession),
                new Trial("wrong-session", StartTrials::wrongSession),
                new Trial("foreign-fetch", StartTrials::foreignFetch));
    }

    private static Came restart(PlayedPartner partner) throws IOException, InterruptedException {
        boolean first = partner.meets();
        boolean again = partner.meets() && first;
        return new Came(again, again ? "both starts confirmed" : "a start was not confirmed");
    }

    /** A hello that comes late, of a start before the last one: the session in force stays. */
    private static Came olderSession(PlayedPartner partner) throws IOException, InterruptedException {
        Reply reply = partner.send(partner.envelope().hello(1).build(1));
        return Came.taken(reply);
    }

    private static Came wrongSession(PlayedPartner partner) throws IOException, InterruptedException {
        Envelope late = partner.envelope().batch(partner.nothingNew()).build(partner.session() - 1);
        return Came.refusal(partner.send(late), Reason.WRONG_SESSION);
    }

    private static Came foreignFetch(PlayedPartner partner) throws IOException, InterruptedException {
        Envelope.Fetch beyond = new Envelope.Fetch(partner.channel(), 1L << 40);
        Reply reply =
                partner.send(partner.envelope().fetch(beyond).prove(1L << 40).build(partner.session()));
        return Came.taken(reply);
    }
}
