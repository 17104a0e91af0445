package tongban.node.exchange.hello;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Channels.Direction;
import tongban.node.exchange.PublicLogs;
import tongban.node.exchange.door.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program of this zone may read of the channels with a partner, below {@code /api/exchange/v1/{partner}}:
 * {@code /channel} is their state, {@code /outgoing} and {@code /incoming} a log as a file that {@code tongban audit}
 * reads, {@code /outgoing/{index}} and {@code /incoming/{index}} one entry with its proof. Public logs are {@link
 * PublicReading}'s.
 */
public final class ChannelReading {

    private static final Pattern PATH =
            Pattern.compile("/([a-z0-9-]{2,32})/(channel|outgoing|incoming)(?:/(0|[1-9][0-9]{0,17}))?");

    private final Channels channels;
    private final PublicReading publics;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    public ChannelReading(Channels channels, PublicLogs logs, InstantSource clock) {
        this.channels = channels;
        this.publics = new PublicReading(logs);
        this.clock = clock;
    }

    /** Answers a request that has shown a caller's token. */
    void answer(String path, HttpServletResponse response) throws IOException {
        if (path.startsWith(PublicReading.PREFIX)) {
            publics.answer(path, response);
            return;
        }
        Matcher words = PATH.matcher(path);
        Optional<ZoneCode> partner =
                words.matches() ? ZoneCode.read(words.group(1)).code() : Optional.empty();
        if (partner.isEmpty()) {
            Problem.write(
                    response,
                    404,
                    "no-path",
                    "read /api/exchange/v1/{partner}/channel, /outgoing, /incoming, /outgoing/{index} or"
                            + " /incoming/{index}");
            return;
        }
        try {
            answer(partner.get(), words, response);
        } catch (IllegalArgumentException | IllegalStateException unknown) {
            Problem.write(response, 404, "no-partner", "this zone has no partner " + partner.get());
        }
    }

    private void answer(ZoneCode partner, Matcher words, HttpServletResponse response) throws IOException {
        boolean indexed = words.group(3) != null;
        if (words.group(2).equals("channel")) {
            Optional<ChannelState> state = indexed ? Optional.empty() : channels.state(partner);
            if (state.isEmpty()) {
                Problem.write(response, 404, "no-channel", "nothing was said to " + partner + " or by it yet");
                return;
            }
            write(response, "application/json", json.writeValueAsBytes(object(state.get())));
            return;
        }
        Direction direction = Direction.valueOf(words.group(2).toUpperCase(Locale.ROOT));
        if (!indexed) {
            response.setContentType("application/octet-stream");
            channels.export(partner, direction, response.getOutputStream());
            return;
        }
        Optional<byte[]> proof = channels.proof(partner, direction, Long.parseLong(words.group(3)), true);
        if (proof.isEmpty()) {
            Problem.write(response, 404, "no-entry", "the log has no such entry yet; ask for a smaller index");
            return;
        }
        write(response, "text/plain; charset=UTF-8", proof.get());
    }

    private Map<String, Object> object(ChannelState state) {
        Instant now = clock.instant();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("partner", state.partner().value());
        object.put("open", state.open());
        object.put("trouble", state.trouble().orElse(""));
        Map<String, Object> outgoing = new LinkedHashMap<>();
        outgoing.put("size", state.outgoing().size());
        outgoing.put("root", state.outgoing().root().toString());
        outgoing.put("acknowledged", state.outgoing().acknowledged());
        object.put("outgoing", outgoing);
        Map<String, Object> incoming = new LinkedHashMap<>();
        incoming.put("size", state.incoming().size());
        incoming.put("root", state.incoming().root().toString());
        incoming.put("forked", state.incoming().forked());
        object.put("incoming", incoming);
        object.put("drafts", state.drafts());
        object.put("waiting", state.waiting());
        object.put("evidence", state.evidence());
        state.oldestUnacknowledged().ifPresent(oldest -> {
            object.put("oldestUnacknowledged", oldest.toString());
            object.put(
                    "oldestAgeSeconds", java.time.Duration.between(oldest, now).toSeconds());
        });
        state.lastError().ifPresent(error -> {
            Map<String, Object> last = new LinkedHashMap<>();
            last.put("code", error.code());
            last.put("detail", error.detail());
            last.put("since", error.since().toString());
            object.put("lastError", last);
        });
        object.put("at", now.toString());
        return object;
    }

    static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
