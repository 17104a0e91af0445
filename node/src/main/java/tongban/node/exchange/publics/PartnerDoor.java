package tongban.node.exchange.publics;

import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.link.Transport;
import tongban.node.exchange.link.Transport.Unreachable;
import tongban.node.zone.Partner;

/** What partners' doors give to anyone of public logs (docs/protocol/channel-1.md, 13). */
record PartnerDoor(Transport transport) {

    private static final String PATH = "/exchange/v1/public";

    /** Entries of the partner's own log. */
    Batch read(Partner partner, long from) throws Unreachable, InterruptedException {
        return batch(transport.get(partner, PATH + "?from=" + from));
    }

    /** Entries of a zone's log as the partner holds them, under the head that they came with. */
    Batch copied(Partner partner, ZoneCode zone, long from) throws Unreachable, InterruptedException {
        return batch(transport.get(partner, PATH + "/" + zone + "?from=" + from));
    }

    /** What the partner holds of a zone's log; empty when it holds nothing or does not know the zone. */
    Optional<PublicHolding> holding(Partner partner, ZoneCode zone, long size)
            throws Unreachable, InterruptedException {
        byte[] answer;
        try {
            answer = transport.get(partner, PATH + "/" + zone + "?size=" + size);
        } catch (Unreachable problem) {
            // The partner's node itself says so; another 404 on the way is no answer of it.
            if (problem.code().equals("status.404")
                    && String.valueOf(problem.getMessage()).contains("urn:tongban:problem:no-zone")) {
                return Optional.empty();
            }
            throw problem;
        }
        return switch (PublicHolding.decode(answer)) {
            case Decoded.Well<Optional<PublicHolding>> well -> well.value();
            case Decoded.Malformed<Optional<PublicHolding>> bad -> throw new Unreachable("answer", bad.sentence());
        };
    }

    private static Batch batch(byte[] answer) throws Unreachable {
        return switch (Batch.decode(answer)) {
            case Decoded.Well<Batch> well -> well.value();
            case Decoded.Malformed<Batch> bad -> throw new Unreachable("answer", bad.sentence());
        };
    }
}
