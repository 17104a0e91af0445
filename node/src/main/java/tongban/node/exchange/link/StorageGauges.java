package tongban.node.exchange.link;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.context.event.EventListener;
import tongban.kernel.channel.ChannelName;
import tongban.node.exchange.store.StorageSurvey;
import tongban.node.exchange.store.StorageSurvey.Bytes;
import tongban.node.zone.Partner;
import tongban.node.zone.PartnerJoined;

/** Gauges of what the logs take in the database, and of the room on the disk of the zone's folder. */
final class StorageGauges {

    private static final Duration FOR = Duration.ofMinutes(1);
    private static final String BYTES = "bytes";

    private final LinkMaker.Zones zones;
    private final LinkMaker.Instruments instruments;
    private final Remembered<Map<String, Bytes>> logs;
    private final Remembered<Long> database;

    /** @param folder the zone's folder */
    StorageGauges(LinkMaker.Zones zones, LinkMaker.Instruments instruments, StorageSurvey survey, Path folder) {
        this.zones = zones;
        this.instruments = instruments;
        this.logs = new Remembered<>(FOR, survey::all);
        this.database = new Remembered<>(FOR, survey::database);
        Gauge.builder(
                        "tongban.database.size",
                        this,
                        all -> all.database.get().map(Long::doubleValue).orElse(Double.NaN))
                .description("The whole database")
                .baseUnit(BYTES)
                .register(instruments.meters());
        Gauge.builder("tongban.disk.free", folder, StorageGauges::free)
                .description("Room on the disk of the zone's folder")
                .baseUnit(BYTES)
                .strongReference(true)
                .register(instruments.meters());
        log(zones.self().publicChannel(), zones.self().code().value(), "public");
        zones.partners().all().forEach(this::add);
    }

    private static double free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException | UncheckedIOException gone) {
            return Double.NaN;
        }
    }

    @EventListener
    void on(PartnerJoined joined) {
        add(joined.partner());
    }

    private void add(Partner partner) {
        String code = partner.code().value();
        log(zones.self().channelTo(partner.code()), code, "outgoing");
        log(partner.incoming(), code, "incoming");
        log(partner.publicChannel(), code, "public");
    }

    private void log(ChannelName log, String partner, String direction) {
        Tags tags = Tags.of("partner", partner, "direction", direction);
        part(log, tags.and("part", "headers"), Bytes::headers);
        part(log, tags.and("part", "bodies"), Bytes::bodies);
    }

    private void part(ChannelName log, Tags tags, ToDoubleFunction<Bytes> part) {
        String text = log.toString();
        Gauge.builder(
                        "tongban.channel.stored",
                        this,
                        all -> all.logs
                                .get()
                                .map(now -> now.containsKey(text) ? part.applyAsDouble(now.get(text)) : 0)
                                .orElse(Double.NaN))
                .description("What the log takes in the database")
                .baseUnit(BYTES)
                .tags(tags)
                .register(instruments.meters());
    }
}
