package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Received;

/**
 * What a module does with what partners say to everybody under a topic. It runs in the transaction that stores the
 * entries; it writes to its tables and tells, and never waits for the network. Nobody answers a public entry. A module
 * that is new reads what came before it through {@link PublicLogs#entries}.
 */
public interface PublicTopicHandler {

    Topic topic();

    /**
     * Entries of one zone's public log, each once, in the order of the log. Erased ones never come here.
     *
     * @param now the time of this commit
     * @throws RuntimeException a fault of one of the entries: they are tried one by one, and what fails alone waits
     *     with the later ones of its key and is tried again with each round
     */
    void heard(ZoneCode zone, List<Received> entries, Instant now);
}
