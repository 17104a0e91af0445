package tongban.node.catalogue.shelf;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.CatalogueMessages;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.store.StandardTables;
import tongban.node.catalogue.store.StandardTables.Told;
import tongban.node.compact.Compacts;
import tongban.node.compact.Ground;
import tongban.node.exchange.Admission.Way;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicChannel;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/**
 * Keeps the shelf in step with the database, and tells what others lack: a partner every version of an item that an
 * agreement names, everybody the ids of what this zone published.
 */
final class StandardTelling {

    private static final Logger LOG = LoggerFactory.getLogger(StandardTelling.class);

    private final ZoneCode self;
    private final Shelf shelf;
    private final StandardTables tables;
    private final Others others;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private long seen = -1;

    /** To whom things are told, and by what right. */
    record Others(
            Partners partners,
            Supplier<Compacts> compacts,
            Supplier<Optional<Channels>> channels,
            Supplier<Optional<PublicChannel>> everybody) {}

    StandardTelling(ZoneCode self, Shelf shelf, StandardTables tables, Others others, Timing timing) {
        this.self = self;
        this.shelf = shelf;
        this.tables = tables;
        this.others = others;
        this.transactions = timing.transactions();
        this.clock = timing.clock();
    }

    /** Transactions and time. */
    record Timing(TransactionTemplate transactions, InstantSource clock) {}

    void look() {
        long serial = tables.serial();
        if (serial != seen) {
            shelf.put(self, tables.all());
            seen = serial;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<Told> told = tables.told();
        for (Partner partner : others.partners().all()) {
            shelf.own().stream()
                    .filter(standard -> !told.contains(new Told(partner.code(), standard.id())))
                    .forEach(standard -> tell(partner.code(), standard, now));
        }
        others.everybody()
                .get()
                .ifPresent(everybody -> tables.unpublished(self)
                        .forEach(id -> shelf.of(id).ifPresent(standard -> publish(everybody, standard, now))));
    }

    private void tell(ZoneCode partner, Standard standard, Instant now) {
        Optional<Ground> ground =
                others.compacts().get().ground(partner, CatalogueMessages.STANDARD, standard.item(), Way.OUT, now);
        Optional<Channels> channels = others.channels().get();
        if (ground.isEmpty() || channels.isEmpty()) {
            return;
        }
        ByteBuffer id = ByteBuffer.wrap(HexFormat.of().parseHex(standard.id()));
        Message message = Message.of(CatalogueMessages.STANDARD, StandardTopic.write(ground.get(), standard), now)
                .inOrderOf(new OrderingKey(id.getLong() | 1, id.getLong()));
        try {
            transactions.executeWithoutResult(status -> {
                if (tables.tell(partner, standard.id())) {
                    channels.get().tell(partner, message);
                }
            });
        } catch (Busy later) {
            LOG.info("standards for {} wait: {}", partner, later.getMessage());
        }
    }

    private void publish(PublicChannel everybody, Standard standard, Instant now) {
        transactions.executeWithoutResult(status -> {
            if (tables.publish(standard.id())) {
                everybody.publish(Message.of(CatalogueMessages.PUBLISHED, StandardTopic.published(standard), now));
            }
        });
    }
}
