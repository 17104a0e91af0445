package tongban.node.compact.distribution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.HeldNote;
import tongban.node.compact.store.CompactTables;
import tongban.node.compact.store.Holdings;
import tongban.node.compact.store.HoldingsCopy;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/**
 * Tells every partner what it may lack of the agreements to which it is a party: the text, then signatures, then
 * suspensions, in the order of one key. What came from one party goes on to the others, so a partner that is away from
 * one of them still holds all signatures before a message rests on them.
 */
public final class Telling {

    static final Topic DRAFT = new Topic("compact.draft", 1);
    static final Topic SIGNATURE = new Topic("compact.signature", 1);
    static final Topic SUSPENSION = new Topic("compact.suspension", 1);

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final CompactTables tables;
    private final HoldingsCopy copy;
    private final Partners partners;
    private final ObjectProvider<Channels> channels;

    public Telling(CompactTables tables, HoldingsCopy copy, Partners partners, ObjectProvider<Channels> channels) {
        this.tables = tables;
        this.copy = copy;
        this.partners = partners;
        this.channels = channels;
    }

    /** Whether some partner may lack something. */
    boolean isDue() {
        Holdings holdings = copy.now();
        List<ZoneCode> known = partners.all().stream().map(Partner::code).toList();
        return holdings.all().stream()
                .anyMatch(held -> held.compact().parties().stream()
                        .anyMatch(party -> known.contains(party) && holdings.lacks(held, party)));
    }

    /** Tells in the caller's transaction. A partner whose window is full is told later. */
    void tell(Instant now) {
        if (!isDue()) {
            return;
        }
        tables.lock();
        Holdings holdings = copy.now();
        for (Partner partner : partners.all()) {
            try {
                // The oldest first: a successor follows what it replaces.
                List<HeldCompact> oldestFirst = List.copyOf(holdings.all()).reversed();
                for (HeldCompact held : oldestFirst) {
                    if (held.compact().parties().contains(partner.code())) {
                        tell(holdings, held, partner.code(), now);
                    }
                }
            } catch (Busy later) {
                LOG.info("agreements for {} wait: {}", partner.code(), later.getMessage());
            }
        }
    }

    private void tell(Holdings holdings, HeldCompact held, ZoneCode partner, Instant now) {
        Set<String> told = holdings.told(held.id(), partner);
        if (!told.contains(CompactTables.draftItem())) {
            say(held.id(), partner, new Said(DRAFT, held.compact().text()), now);
            tables.told(held.id(), partner, CompactTables.draftItem());
        }
        for (HeldNote note : Holdings.counting(held).toList()) {
            String item = CompactTables.noteItem(note);
            if (!told.contains(item)) {
                say(held.id(), partner, new Said(note.number() == 0 ? SIGNATURE : SUSPENSION, note.note()), now);
                tables.told(held.id(), partner, item);
            }
        }
    }

    private record Said(Topic topic, String text) {}

    private void say(CompactId id, ZoneCode partner, Said said, Instant now) {
        ByteBuffer digest = ByteBuffer.wrap(id.digest().bytes());
        // All zero is no key; the hash of a text is never that but by a miracle.
        OrderingKey key = new OrderingKey(digest.getLong() | 1, digest.getLong());
        byte[] body = said.text().getBytes(StandardCharsets.UTF_8);
        channels.getObject().tell(partner, Message.of(said.topic(), body, now).inOrderOf(key));
    }
}
