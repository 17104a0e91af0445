package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome.Refused;

/**
 * Whether an agreement allows what is said: asked at the sender before a message is written, and at the receiver before
 * it is handled, inside the transaction. The module of agreements provides it; topics of the channel itself are not
 * asked about.
 */
public interface Admission {

    /** Which way a message goes. */
    enum Way {
        OUT,
        IN
    }

    /** One message to judge. */
    record Said(Topic topic, byte[] body, boolean question) {}

    /**
     * Judges messages between this zone and a partner.
     *
     * @return for each, empty when it may pass, otherwise a refusal that names the article
     */
    List<Optional<Refused>> judge(ZoneCode partner, Way way, List<Said> messages, Instant now);

    /**
     * What a message of a topic cites, so that its receiver finds the agreement: the JSON members {@code compact} and
     * {@code article}, without braces.
     *
     * @return the agreement in force that allows the topic, otherwise the newest that would, so that the refusal says
     *     what became of it; empty when there is none, or none is needed
     */
    default Optional<String> citation(ZoneCode partner, Topic topic, Instant now) {
        return Optional.empty();
    }
}
