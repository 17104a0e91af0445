package tongban.node.command.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.springframework.dao.DataAccessException;
import tongban.kernel.zone.Descriptor;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.ExchangeDatabase;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Partner;
import tongban.node.zone.ZoneFolder;

/** The partners: whether their nodes answer with the key of their descriptor, what their clocks say, what waits. */
final class PartnerExamination {

    /** A busy machine takes long for its first handshake. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    /** A batch takes less than a second when both nodes are up; so long means that something stands still. */
    private static final Duration UNSENT_LONG = Duration.ofMinutes(10);

    private final ZoneFolder.Voice voice;
    private final ExchangeDatabase channels;
    private final InstantSource clock;

    PartnerExamination(ZoneFolder.Voice voice, ExchangeDatabase channels, InstantSource clock) {
        this.voice = voice;
        this.channels = channels;
        this.clock = clock;
    }

    List<Finding> findings(List<AcceptedDescriptor> partners) {
        Findings node = new Findings("node");
        try {
            if (channels.isLed()) {
                node.well("node.leads");
            } else {
                node.warning("node.none");
            }
            List<Finding> all = new ArrayList<>(node.all());
            if (partners.isEmpty()) {
                all.addAll(new Findings("partner").warning("partner.none").all());
            }
            for (AcceptedDescriptor partner : partners) {
                all.addAll(reached(partner.descriptor()));
                all.addAll(channel(partner.asPartnerOf(voice.descriptor().zone())));
            }
            return all;
        } catch (DataAccessException fault) {
            return node.fault("database.fault", String.valueOf(fault.getMessage()))
                    .all();
        }
    }

    private List<Finding> reached(Descriptor partner) {
        Findings findings = new Findings("partner");
        HttpClient client = HttpClient.newBuilder()
                .sslContext(voice.clientFor(partner))
                .connectTimeout(ANSWER_WITHIN)
                .build();
        boolean answered = false;
        for (String address : partner.profile().addresses()) {
            answered |= reached(findings, partner.zone().value(), address, client);
        }
        client.shutdownNow();
        return answered
                ? findings.all()
                : findings.fault("partner.away", partner.zone()).all();
    }

    private boolean reached(Findings findings, String zone, String address, HttpClient client) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)
                        .resolve("/exchange/v1/" + voice.descriptor().zone()))
                .timeout(ANSWER_WITHIN)
                .GET()
                .build();
        Instant before = clock.instant();
        try {
            // Any answer will do: that it came at all means that the key fits.
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            findings.well("partner.answers", zone, address);
            response.headers()
                    .firstValue("Date")
                    .flatMap(PartnerExamination::date)
                    .ifPresent(date -> clock(findings, zone, date, before));
            return true;
        } catch (SSLException otherKey) {
            findings.fault("partner.key", zone, address, said(otherKey));
        } catch (IOException away) {
            findings.warning("partner.address", zone, address, said(away));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String said(Exception fault) {
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private void clock(Findings findings, String zone, Instant theirs, Instant before) {
        ClockDifference difference = ClockDifference.of(theirs, before, clock.instant());
        findings.add(difference.level(), difference.key(), zone, difference.seconds());
    }

    private List<Finding> channel(Partner partner) {
        Findings findings = new Findings("channel");
        Optional<ChannelState> found =
                channels.state(partner, voice.descriptor().channelTo(partner.code()));
        if (found.isEmpty()) {
            return findings.warning("channel.none", partner.code()).all();
        }
        ChannelState state = found.get();
        if (state.incoming().forked()) {
            findings.fault("channel.forked", partner.code());
        }
        if (state.waiting() > 0) {
            findings.warning("channel.waiting", partner.code(), state.waiting());
        }
        Duration oldest = state.oldestUnacknowledged()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
        if (oldest.compareTo(UNSENT_LONG) > 0) {
            findings.warning("channel.unsent", partner.code(), oldest.toMinutes(), state.drafts());
        }
        return findings.all().isEmpty()
                ? findings.well(
                                "channel",
                                partner.code(),
                                state.outgoing().size(),
                                state.incoming().size())
                        .all()
                : findings.all();
    }
}
