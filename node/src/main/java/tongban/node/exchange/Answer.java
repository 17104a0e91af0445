package tongban.node.exchange;

import java.util.Optional;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Topic;

/** What an asker knows when its call ends. */
public sealed interface Answer {

    /** The question's id. */
    EntryId question();

    /**
     * The partner's signed answer, committed here.
     *
     * @param index its place in the partner's log, for {@link Channels#proof}
     */
    record Answered(EntryId question, long index, Topic topic, byte[] body) implements Answer {}

    /**
     * The partner's signed refusal.
     *
     * @param index its place in the partner's log; -1 when this zone's own agreement already forbids the question
     * @param reason a word of the module or of the channel
     * @param provision the article, where one asks for it
     * @param sentence what was found and what would pass
     */
    record Refused(EntryId question, long index, String reason, Optional<String> provision, String sentence)
            implements Answer {}

    /**
     * No answer before the question's not-after: nobody knows whether it took effect until its answer entry arrives,
     * which then goes to the topic's {@link AnswerHandler}.
     */
    record Unknown(EntryId question) implements Answer {}

    /** The question's not-after passed before it could be said: it never left, and nothing happened. */
    record NotSent(EntryId question) implements Answer {}
}
