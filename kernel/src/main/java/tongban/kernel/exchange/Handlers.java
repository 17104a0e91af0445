package tongban.kernel.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.Topic;

/**
 * What the modules of a node do with the entries of a partner. A handler writes to its database, tells and answers; it
 * never asks and never waits for the network.
 */
public interface Handlers {

    /** Whether somebody handles this topic in this version. */
    boolean accepts(Topic topic);

    /**
     * Handles entries, in order, in the transaction that stores them.
     *
     * @return one outcome for each
     * @throws Outage when the same may succeed later; any other exception is taken for a fault of one of the entries
     */
    List<Outcome> handle(ExchangeTransaction transaction, List<Received> entries, Instant now);

    /**
     * Entries of this zone's own log came back after an older backup was restored: what they said has been said, and
     * the modules bring their own tables in line.
     */
    void adopted(ExchangeTransaction transaction, List<Entry> entries);

    /**
     * An entry for a handler.
     *
     * @param header its header
     * @param bytes its body as sent
     * @param again whether it was answered before a restore: the effect is due once more, the first answer stands
     */
    record Received(EntryHeader header, byte[] bytes, boolean again) {}

    /** What came of handling an entry. */
    sealed interface Outcome {

        /** The effect is in the transaction; nothing is answered. */
        record Done() implements Outcome {}

        /** The effect is in the transaction, and this is the answer. */
        record Answered(Topic topic, byte[] body) implements Outcome {}

        /**
         * Refused, with reason; the handler has changed nothing.
         *
         * @param reason a word of the module
         * @param provision the article, where one asks for it
         * @param sentence what was found and what would pass
         */
        record Refused(String reason, Optional<String> provision, String sentence) implements Outcome {}
    }
}
