package tongban.node.trial;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.SignedCheckpoint;

/** What a played partner has heard from the node: its newest head, the session it asks for, and its replies. */
final class Heard {

    private final Map<EntryId, String> replies = new HashMap<>();
    private Optional<SignedCheckpoint> head = Optional.empty();
    private OptionalLong asked = OptionalLong.empty();

    void take(Envelope envelope) {
        asked = envelope.hello();
        envelope.batch().ifPresent(this::take);
    }

    private void take(Batch batch) {
        long before = head.map(signed -> signed.checkpoint().size()).orElse(0L);
        if (batch.end() >= before) {
            head = Optional.of(batch.checkpoint());
        }
        batch.entries().forEach(this::take);
    }

    private void take(Entry entry) {
        if (!(entry.header() instanceof Decoded.Well<EntryHeader> header)) {
            return;
        }
        header.value().inReplyTo().ifPresent(cause -> replies.put(cause, word(header.value(), entry)));
    }

    private static String word(EntryHeader header, Entry entry) {
        if (header.kind() == EntryKind.ANSWER) {
            return PlayedPartner.ANSWERED;
        }
        return entry.body()
                .flatMap(body -> RefusalBody.decode(body.bytes()))
                .map(RefusalBody::reason)
                .orElse("unreadable");
    }

    /** The session under which the node, just started, wants to speak; asked for in its last envelope. */
    OptionalLong asked() {
        return asked;
    }

    Optional<SignedCheckpoint> head() {
        return head;
    }

    /** What the played partner acknowledges: all that the node said. */
    Optional<Acknowledgement> acknowledgement() {
        return head.map(SignedCheckpoint::checkpoint)
                .map(checkpoint -> new Acknowledgement(checkpoint.size(), checkpoint.root()));
    }

    /** How many entries the node's newest head has. */
    long size() {
        return head.map(SignedCheckpoint::checkpoint).map(Checkpoint::size).orElse(0L);
    }

    Optional<String> replyTo(EntryId cause) {
        return Optional.ofNullable(replies.get(cause));
    }

    void forgetsReply(EntryId cause) {
        replies.remove(cause);
    }
}
