package tongban.node.trial;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Envelope;
import tongban.kernel.code.ZoneCode;

/** Trials about what comes through the door and is no envelope of this partner (docs/protocol/channel-1.md, 6). */
final class DoorTrials {

    private static final ZoneCode NOBODY = ZoneCode.read("yanshi-nobody").code().orElseThrow();
    private static final int HEADER_LENGTH = 20_000;

    private DoorTrials() {}

    static List<Trial> all() {
        return List.of(
                new Trial("noise", DoorTrials::noise),
                new Trial("empty", partner -> Came.problem(partner.send(new byte[0]), 400)),
                new Trial("truncated", DoorTrials::truncated),
                new Trial("left-over", DoorTrials::leftOver),
                new Trial("long-field", DoorTrials::longField),
                new Trial("oversize", DoorTrials::oversize),
                new Trial("long-header", DoorTrials::longHeader),
                new Trial("wrong-method", DoorTrials::wrongMethod),
                new Trial("unknown-path", DoorTrials::unknownPath),
                new Trial("unknown-sender", DoorTrials::unknownSender),
                new Trial("other-sender", DoorTrials::otherSender),
                new Trial("other-receiver", DoorTrials::otherReceiver));
    }

    private static byte[] good(PlayedPartner partner) {
        return partner.saying(partner.nothingNew()).encode();
    }

    private static Came noise(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = new byte[300];
        partner.random().nextBytes(bytes);
        return Came.problem(partner.send(bytes), 400);
    }

    private static Came truncated(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = good(partner);
        return Came.problem(partner.send(Arrays.copyOf(bytes, bytes.length - 5)), 400);
    }

    private static Came leftOver(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = good(partner);
        return Came.problem(partner.send(Arrays.copyOf(bytes, bytes.length + 3)), 400);
    }

    /** A field that says that it has two thousand million bytes: nothing may be allocated for it. */
    private static Came longField(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = partner.envelope().prove(1).build(partner.session()).encode();
        bytes[bytes.length - 12] = 0x7f;
        return Came.problem(partner.send(bytes), 400);
    }

    private static Came oversize(PlayedPartner partner) throws IOException, InterruptedException {
        return Came.problem(partner.send(new byte[ChannelLimits.ENVELOPE_MAX + 1]), 413);
    }

    private static Came longHeader(PlayedPartner partner) throws IOException, InterruptedException {
        Map<String, String> headers = Map.of("Content-Type", Knock.ENVELOPE_TYPE, "X-Long", "x".repeat(HEADER_LENGTH));
        Knock knock = new Knock("POST", "/exchange/v1/" + partner.self(), headers, good(partner));
        return Came.problem(partner.door().send(knock), 400, 431);
    }

    private static Came wrongMethod(PlayedPartner partner) throws IOException, InterruptedException {
        Knock knock = new Knock("PUT", "/exchange/v1/" + partner.self(), Map.of(), good(partner));
        return Came.problem(partner.door().send(knock), 405);
    }

    private static Came unknownPath(PlayedPartner partner) throws IOException, InterruptedException {
        Knock knock = new Knock("POST", "/exchange/v9/" + partner.self(), Map.of(), good(partner));
        return Came.problem(partner.door().send(knock), 404);
    }

    private static Came unknownSender(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = new Envelope.Builder(NOBODY, partner.node()).build(1).encode();
        return Came.problem(partner.door().send(Knock.envelope(NOBODY, bytes)), 403, 404);
    }

    private static Came otherSender(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = new Envelope.Builder(NOBODY, partner.node()).build(1).encode();
        return Came.problem(partner.send(bytes), 400, 403);
    }

    private static Came otherReceiver(PlayedPartner partner) throws IOException, InterruptedException {
        Envelope lost = new Envelope.Builder(partner.self(), NOBODY)
                .batch(partner.nothingNew())
                .build(partner.session());
        Reply reply = partner.send(lost);
        Optional<Came> refused = reply.envelope().map(envelope -> Came.refusal(reply, Reason.WRONG_CHANNEL));
        return refused.orElseGet(() -> Came.problem(reply, 400, 403, 404));
    }
}
