package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;

/**
 * What a module does with messages and questions of a topic that it owns. It runs in the transaction that stores them:
 * it writes to its tables, tells and answers; it never asks, never waits for the network and never commits.
 */
public interface TopicHandler {

    Topic topic();

    /**
     * Handles entries of one partner in the order of the log.
     *
     * @param now the legal moment of their receipt: the time of this commit
     * @return one outcome for each
     * @throws RuntimeException a fault of one of the entries: they are tried again one by one, and what fails alone
     *     twice is set aside; outages of the database are recognised by themselves
     */
    List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now);
}
