package tongban.node.compact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.CompactId;
import tongban.kernel.seal.Signer;
import tongban.node.exchange.Admission.Way;

/** The agreements of this zone: what people do with them, and what other modules ask about them. */
public interface Compacts {

    /**
     * Takes a text up as a draft (起草) and brings it to its other parties. A text that is held already is refused.
     *
     * @param text UTF-8, as docs/protocol/compact-1.md says
     */
    Deed draft(byte[] text);

    /**
     * Signs for this zone (签署).
     *
     * @param seal the zone seal key of this zone
     */
    Deed sign(CompactId id, Signer seal);

    /** Suspends at once (暂停). Nothing passes from this commit on. */
    Deed suspend(CompactId id, String reason, Signer seal);

    /** Lifts this zone's own suspension (恢复). */
    Deed resume(CompactId id, String reason, Signer seal);

    /** Ends it for all (终止), or withdraws from it (撤回) while signatures are missing. */
    Deed end(CompactId id, String reason, Signer seal);

    /** All of them, the newest first. */
    List<HeldCompact> all();

    Optional<HeldCompact> find(CompactId id);

    /** An article of one of them, in force or not. */
    default Optional<Article> article(CompactId id, int number) {
        return find(id).flatMap(held -> held.compact().article(number));
    }

    /**
     * The article in force on which a message of this topic can rest, for the sender to name.
     *
     * @return of the compact that came into force last; empty when none allows it
     */
    Optional<Ground> ground(ZoneCode partner, Topic topic, Way way, Instant now);

    /** The same, of an article that names a service item as well. */
    Optional<Ground> ground(ZoneCode partner, Topic topic, String item, Way way, Instant now);

    /** What is still under way under a compact. */
    List<OpenMatters.Matter> openMatters(CompactId id);
}
