package tongban.node.exchange.link;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.context.event.EventListener;
import tongban.kernel.channel.ChannelName;
import tongban.node.exchange.store.ChannelSurvey;
import tongban.node.exchange.store.ChannelSurvey.Figures;
import tongban.node.zone.Partner;
import tongban.node.zone.PartnerJoined;

/**
 * Gauges of the channels, by direction and partner. One query serves all of them for five seconds. What only the
 * leading replica knows is not a number at the others.
 */
final class ChannelGauges {

    private static final Duration FOR = Duration.ofSeconds(5);
    private static final String SECONDS = "seconds";

    private final LinkedChannels channels;
    private final LinkMaker.Zones zones;
    private final LinkMaker.Instruments instruments;
    private final Remembered<Map<String, Figures>> figures;

    ChannelGauges(
            LinkedChannels channels, LinkMaker.Zones zones, LinkMaker.Instruments instruments, ChannelSurvey survey) {
        this.channels = channels;
        this.zones = zones;
        this.instruments = instruments;
        this.figures = new Remembered<>(FOR, survey::all);
        MeterRegistry meters = instruments.meters();
        Gauge.builder("tongban.exchange.leading", channels, all -> all.leads() ? 1 : 0)
                .description("Whether this replica leads")
                .register(meters);
        Tags own = tags(zones.self().code().value(), "public");
        stored(zones.self().publicChannel(), own, "entries", "Entries of the log", Figures::size);
        stored(zones.self().publicChannel(), own, "drafts", "Messages without a place in the log", Figures::drafts);
        stored(zones.self().publicChannel(), own, "evidence", "Evidence of lies that is kept", Figures::evidence);
        zones.partners().all().forEach(this::add);
    }

    @EventListener
    void on(PartnerJoined joined) {
        add(joined.partner());
    }

    private static Tags tags(String partner, String direction) {
        return Tags.of("partner", partner, "direction", direction);
    }

    private void add(Partner partner) {
        String code = partner.code().value();
        Tags out = tags(code, "outgoing");
        Tags in = tags(code, "incoming");
        Tags open = tags(code, "public");
        ChannelName ours = zones.self().channelTo(partner.code());
        stored(ours, out, "entries", "Entries of the log", Figures::size);
        stored(ours, out, "acknowledged", "Entries that the partner has disposed of", Figures::acknowledged);
        stored(ours, out, "unacknowledged", "Entries that it has not", one -> one.size() - one.acknowledged());
        stored(ours, out, "drafts", "Messages without a place in the log", Figures::drafts);
        seconds(ours, out);
        stored(partner.incoming(), in, "entries", "Entries of the log", Figures::size);
        stored(partner.incoming(), in, "set.aside", "Messages whose handler failed on them alone", Figures::setAside);
        stored(partner.incoming(), in, "parked", "Messages behind those, or without attachments", Figures::parked);
        stored(partner.incoming(), in, "evidence", "Evidence of lies that is kept", Figures::evidence);
        stored(partner.publicChannel(), open, "entries", "Entries of the log", Figures::size);
        stored(partner.publicChannel(), open, "set.aside", "Entries whose handler failed", Figures::setAside);
        stored(partner.publicChannel(), open, "evidence", "Evidence of lies that is kept", Figures::evidence);
        running(
                partner,
                "open",
                "Whether this zone speaks",
                link -> link.exchange().isOpen() ? 1 : 0);
        running(
                partner,
                "window.left",
                "Questions that may still be asked",
                link -> link.questions().room());
        running(partner, "failures", "Requests without an answer since the last one", Link::failures);
        Gauge.builder("tongban.channel.contact.age", this, all -> all.sinceContact(partner))
                .description("Since the partner was heard")
                .baseUnit(SECONDS)
                .tags("partner", code)
                .register(instruments.meters());
    }

    private void stored(ChannelName log, Tags tags, String name, String words, ToDoubleFunction<Figures> figure) {
        String text = log.toString();
        Gauge.builder(
                        "tongban.channel." + name,
                        this,
                        all -> all.figures
                                .get()
                                .map(now -> now.containsKey(text) ? figure.applyAsDouble(now.get(text)) : 0)
                                .orElse(Double.NaN))
                .description(words)
                .tags(tags)
                .register(instruments.meters());
    }

    private void seconds(ChannelName log, Tags tags) {
        String text = log.toString();
        Gauge.builder(
                        "tongban.channel.oldest.age",
                        this,
                        all -> all.figures
                                .get()
                                .map(now -> Optional.ofNullable(now.get(text))
                                        .flatMap(Figures::oldest)
                                        .map(all::age)
                                        .orElse(0.0))
                                .orElse(Double.NaN))
                .description("Age of the oldest entry or draft that the partner has not acknowledged")
                .baseUnit(SECONDS)
                .tags(tags)
                .register(instruments.meters());
    }

    private void running(Partner partner, String name, String words, ToDoubleFunction<Link> figure) {
        Gauge.builder(
                        "tongban.channel." + name,
                        channels,
                        all -> all.link(partner.code())
                                .map(figure::applyAsDouble)
                                .orElse(Double.NaN))
                .description(words)
                .tags("partner", partner.code().value())
                .register(instruments.meters());
    }

    private double sinceContact(Partner partner) {
        return channels.link(partner.code())
                .flatMap(Link::lastContact)
                .map(this::age)
                .orElse(Double.NaN);
    }

    private double age(Instant since) {
        return Math.max(
                0, Duration.between(since, instruments.clock().instant()).toMillis() / 1000.0);
    }
}
