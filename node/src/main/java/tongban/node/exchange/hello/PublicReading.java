package tongban.node.exchange.hello;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.PublicLogState;
import tongban.node.exchange.PublicLogs;
import tongban.node.exchange.door.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program of this zone may read of public logs, below {@code /api/exchange/v1/public}: {@code /{zone}} is the
 * state of that zone's log here, {@code /{zone}/log} the log as a file that {@code tongban audit} reads, {@code
 * /{zone}/evidence/{number}} a piece of evidence against the zone, from 1 on, oldest first.
 */
final class PublicReading {

    /** Before the zone's code. */
    static final String PREFIX = "/public/";

    private static final Pattern PATH =
            Pattern.compile(PREFIX + "([a-z0-9-]{2,32})(?:/(log)|/evidence/([1-9][0-9]{0,5}))?");

    private final PublicLogs logs;
    private final JsonMapper json = JsonMapper.builder().build();

    PublicReading(PublicLogs logs) {
        this.logs = logs;
    }

    /** Answers a request that has shown a caller's token. */
    void answer(String path, HttpServletResponse response) throws IOException {
        Matcher words = PATH.matcher(path);
        Optional<ZoneCode> zone =
                words.matches() ? ZoneCode.read(words.group(1)).code() : Optional.empty();
        if (zone.isEmpty()) {
            Problem.write(
                    response,
                    404,
                    "no-path",
                    "read /api/exchange/v1/public/{zone}, /public/{zone}/log or /public/{zone}/evidence/{number}");
            return;
        }
        Optional<PublicLogState> state = logs.state(zone.get());
        if (state.isEmpty()) {
            Problem.write(response, 404, "no-zone", "nothing of a public log of " + zone.get() + " is here");
        } else if (words.group(2) != null) {
            log(state.get(), response);
        } else if (words.group(3) != null) {
            evidence(zone.get(), Integer.parseInt(words.group(3)), response);
        } else {
            ChannelReading.write(response, "application/json", json.writeValueAsBytes(object(state.get())));
        }
    }

    private void log(PublicLogState state, HttpServletResponse response) throws IOException {
        if (state.size() == 0) {
            Problem.write(response, 404, "no-entry", "the public log of " + state.zone() + " has no entry yet");
            return;
        }
        response.setContentType("application/octet-stream");
        logs.export(state.zone(), response.getOutputStream());
    }

    private void evidence(ZoneCode zone, int number, HttpServletResponse response) throws IOException {
        List<byte[]> pieces = logs.evidence(zone);
        if (number > pieces.size()) {
            Problem.write(
                    response, 404, "no-evidence", "there are " + pieces.size() + " pieces of evidence against " + zone);
            return;
        }
        ChannelReading.write(response, "text/plain; charset=" + StandardCharsets.UTF_8.name(), pieces.get(number - 1));
    }

    private static Map<String, Object> object(PublicLogState state) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("zone", state.zone().value());
        object.put("own", state.own());
        object.put("size", state.size());
        object.put("root", state.root().toString());
        object.put("standing", state.standing().name().toLowerCase(Locale.ROOT));
        object.put("waiting", state.waiting());
        object.put("evidence", state.evidence());
        object.put("trouble", state.trouble().orElse(""));
        object.put(
                "confirmed",
                state.confirmed().stream().map(one -> one.partner().value()).toList());
        return object;
    }
}
