package tongban.node.exchange.link;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Envelope;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.ExchangeEvent;
import tongban.node.exchange.Answer;
import tongban.node.exchange.ChannelState.LastError;
import tongban.node.exchange.Channels.Direction;

/**
 * What is counted and timed in the channels with one partner. Every label is the partner or a word of a fixed list, and
 * every meter is there from the beginning, so that a rule can see its first increase.
 */
final class LinkMeters {

    private static final Logger LOG = LoggerFactory.getLogger(LinkMeters.class);

    private static final String OTHER = "other";
    private static final List<String> FAULTS =
            List.of("connection", "tls-pin", "time-out", "status", "answer", "refused", "outage", "fault", OTHER);
    private static final List<String> OUTCOMES = List.of("answered", "refused", "unknown", "not-sent");
    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final ZoneCode code;
    private final Tags partner;
    private final Map<Direction, Counter> batches = new EnumMap<>(Direction.class);
    private final Map<Direction, Counter> entries = new EnumMap<>(Direction.class);
    private final Map<Direction, Map<Reason, Counter>> refusals = new EnumMap<>(Direction.class);
    private final Map<String, Counter> faults = new HashMap<>();
    private final Map<String, Timer> asking = new HashMap<>();
    private final Counter retries;
    private final Counter restores;
    private final Timer handling;

    LinkMeters(MeterRegistry registry, ZoneCode partner) {
        this.registry = registry;
        this.code = partner;
        this.partner = Tags.of("partner", partner.value());
        for (Direction direction : Direction.values()) {
            Tag word = Tag.of("direction", direction.name().toLowerCase(Locale.ROOT));
            batches.put(direction, counter("batches", "Batches with entries", word));
            entries.put(direction, counter("entries", "Entries in batches, those that are sent again too", word));
            Map<Reason, Counter> byReason = new EnumMap<>(Reason.class);
            for (Reason reason : Reason.values()) {
                byReason.put(
                        reason,
                        counter("refusals", "Batches that the receiver refused", word, Tag.of("reason", word(reason))));
            }
            refusals.put(direction, byReason);
        }
        FAULTS.forEach(kind -> faults.put(kind, counter("faults", "Faults on the way", Tag.of("kind", kind))));
        OUTCOMES.forEach(outcome -> asking.put(
                outcome, timer("asking", "From a question to its signed answer", Tag.of("outcome", outcome))));
        retries = counter("retries", "Requests that got no answer and are made again");
        restores = counter("restores", "Older backups that the partner went on from; what it lost is sent again");
        handling = timer("handling", "Handling of a partner's batch, with its commit");
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Counter counter(String name, String words, Tag... tags) {
        return Counter.builder("tongban.exchange." + name)
                .description(words)
                .tags(partner.and(tags))
                .register(registry);
    }

    private Timer timer(String name, String words, Tag... tags) {
        return Timer.builder("tongban.exchange." + name)
                .description(words)
                .serviceLevelObjectives(STEPS)
                .tags(partner.and(tags))
                .register(registry);
    }

    /** An envelope of this zone leaves, as a request or an answer. */
    void sent(Envelope envelope) {
        said(Direction.OUTGOING, envelope, Direction.INCOMING);
    }

    /** An envelope of the partner was handled. */
    void handled(Envelope envelope, long nanos) {
        said(Direction.INCOMING, envelope, Direction.OUTGOING);
        if (entries(envelope) > 0) {
            handling.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Who writes an envelope refuses a batch of the other direction. */
    private void said(Direction direction, Envelope envelope, Direction refused) {
        int count = entries(envelope);
        if (count > 0) {
            of(batches, direction).increment();
            of(entries, direction).increment(count);
        }
        envelope.refusal()
                .ifPresent(
                        refusal -> of(of(refusals, refused), refusal.reason()).increment());
    }

    static int entries(Envelope envelope) {
        return envelope.batch().map(Batch::entries).map(List::size).orElse(0);
    }

    /** @param code as pages know it, such as {@code status.503} */
    void fault(String code) {
        String kind = LastError.kind(code);
        of(faults, faults.containsKey(kind) ? kind : OTHER).increment();
    }

    void retried() {
        retries.increment();
    }

    /** What people should look at although the channel goes on by itself. */
    void happened(ExchangeEvent event) {
        if (event instanceof ExchangeEvent.PartnerRestored restored) {
            restores.increment();
            LOG.warn(
                    "{} went on from an older backup: it acknowledges {} entries after {}; the rest is sent again",
                    code,
                    restored.to(),
                    restored.from());
        }
    }

    void asked(Answer answer, long nanos) {
        String outcome = switch (answer) {
            case Answer.Answered answered -> "answered";
            case Answer.Refused refused -> "refused";
            case Answer.Unknown unknown -> "unknown";
            case Answer.NotSent notSent -> "not-sent";
        };
        of(asking, outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    private static <K, V> V of(Map<K, V> meters, K key) {
        V meter = meters.get(key);
        if (meter == null) {
            throw new IllegalStateException("no meter for " + key);
        }
        return meter;
    }
}
