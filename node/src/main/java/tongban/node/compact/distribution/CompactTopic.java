package tongban.node.compact.distribution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.compact.CompactRefusal;
import tongban.node.compact.CompactWords;
import tongban.node.exchange.TopicHandler;

/** One of the topics by which zones come to an agreement; these need none to pass. */
final class CompactTopic implements TopicHandler {

    /** What a body does. */
    interface Taking {
        Optional<CompactRefusal> take(ZoneCode via, byte[] body, Instant now);
    }

    private final Topic topic;
    private final Taking taking;
    private final Telling telling;

    CompactTopic(Topic topic, Taking taking, Telling telling) {
        this.topic = topic;
        this.taking = taking;
        this.telling = telling;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Received entry : entries) {
            outcomes.add(taking.take(partner, entry.bytes(), moment)
                    .<Outcome>map(refusal ->
                            new Outcome.Refused(refusal.word(), Optional.empty(), CompactWords.both(refusal)))
                    .orElse(new Outcome.Done()));
        }
        telling.tell(moment);
        return outcomes;
    }
}
