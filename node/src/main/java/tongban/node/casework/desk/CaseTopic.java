package tongban.node.casework.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.exchange.TopicHandler;
import tools.jackson.databind.JsonNode;

/**
 * One of the topics by which zones share cases.
 *
 * @param <T> what is said
 */
final class CaseTopic<T> implements TopicHandler {

    /** What is done with it. */
    interface Taking<T> {
        Outcome take(ZoneCode partner, Under ground, T said, Instant now);
    }

    private final Topic topic;
    private final Function<JsonNode, Optional<T>> reader;
    private final Taking<T> taking;

    CaseTopic(Topic topic, Function<JsonNode, Optional<T>> reader, Taking<T> taking) {
        this.topic = topic;
        this.reader = reader;
        this.taking = taking;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Received entry : entries) {
            outcomes.add(CaseMessage.object(entry.bytes())
                    .flatMap(message -> taken(partner, message, now))
                    .orElseGet(CaseTopic::unreadable));
        }
        return outcomes;
    }

    private Optional<Outcome> taken(ZoneCode partner, JsonNode message, Instant now) {
        return ground(message)
                .flatMap(ground -> reader.apply(message).map(said -> taking.take(partner, ground, said, now)));
    }

    private static Outcome unreadable() {
        return new Outcome.Refused(
                "casework-unreadable",
                Optional.empty(),
                CaseOutcome.Refused.of("unreadable").both());
    }

    private static Optional<Under> ground(JsonNode node) {
        return CompactId.read(node.path("compact").asString(""))
                .map(compact -> new Under(compact, node.path("article").asInt(0)));
    }
}
