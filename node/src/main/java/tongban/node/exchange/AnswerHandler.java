package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;

/**
 * What the asking module does when answers and refusals to its questions arrive, late ones too, in the transaction that
 * stores them. A question without such a handler has no effect at the asker but the answer itself.
 */
public interface AnswerHandler {

    /** The topic of the questions. */
    Topic question();

    /** Each answer once, in the order of the log. {@link Answer.Unknown} never comes here. */
    void answered(ZoneCode partner, List<Answer> answers, Instant now);
}
