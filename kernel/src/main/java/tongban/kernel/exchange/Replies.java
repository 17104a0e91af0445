package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.Topic;
import tongban.kernel.exchange.Examination.Fresh;
import tongban.kernel.exchange.ExchangeTransaction.Reply;
import tongban.kernel.seal.Suite;

/** The drafts of answers, refusals and notices that a disposal leaves; their ids follow from what they answer. */
final class Replies {

    private final Suite suite;
    private final RandomGenerator random;
    private final Instant now;
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * @param suite the suite of the channel that the replies go into
     * @param random for salts
     */
    Replies(Suite suite, RandomGenerator random, Instant now) {
        this.suite = suite;
        this.random = random;
        this.now = now;
    }

    List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    /**
     * Replies to an entry.
     *
     * @param ordinal which of the consequences of the entry this is (docs/protocol/channel-1.md, "Header")
     */
    void reply(EntryHeader to, EntryKind kind, Topic topic, byte[] body, int ordinal) {
        EntryId id = EntryId.derived(suite, to.id(), ordinal);
        drafts.add(Draft.message(id, now, to.key(), topic, salted(body)).replying(kind, to.id()));
    }

    /** Refuses an entry whose header cannot be read: its place stands for its id. */
    void unreadable(Fresh fresh) {
        String sentence = fresh.header() instanceof Decoded.Malformed<EntryHeader> bad ? bad.sentence() : "";
        byte[] body = new RefusalBody(RefusalBody.UNREADABLE, fresh.index(), "", sentence).encode();
        EntryId cause = new EntryId(0, fresh.index());
        EntryId id = EntryId.derived(suite, cause, 0);
        drafts.add(Draft.message(id, now, Optional.empty(), RefusalBody.TOPIC, salted(body))
                .replying(EntryKind.REFUSAL, cause));
    }

    /**
     * An id that was used before: the first answer once more, or a refusal when it now stands for another body.
     *
     * @param index place of the repeat
     * @param first header of the first entry with this id
     * @param given the answer or refusal that the first one got, if it got one
     */
    void repeated(long index, EntryHeader header, EntryHeader first, Optional<Reply> given) {
        if (header.kind().isReply()) {
            return;
        }
        int ordinal = (int) (index & 0x3fff_ffff) | 0x4000_0000;
        if (!first.bodyDigest().equals(header.bodyDigest())) {
            refuse(header, index, RefusalBody.ID_REUSED, "entry " + first.index() + " has this id", ordinal);
        } else if (given.isPresent()) {
            Optional<Body> body = given.get().entry().body();
            if (body.isEmpty()) {
                refuse(header, index, RefusalBody.ANSWER_ERASED, "the first answer's body was erased", ordinal);
            } else {
                EntryKind kind = given.get().refusal() ? EntryKind.REFUSAL : EntryKind.ANSWER;
                Topic topic = given.get().entry().header().orThrow().topic();
                reply(header, kind, topic, body.get().bytes(), ordinal);
            }
        }
    }

    private void refuse(EntryHeader header, long index, String reason, String sentence, int ordinal) {
        byte[] body = new RefusalBody(reason, index, "", sentence).encode();
        reply(header, EntryKind.REFUSAL, RefusalBody.TOPIC, body, ordinal);
    }

    private Body salted(byte[] bytes) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        return new Body(salt, bytes);
    }
}
