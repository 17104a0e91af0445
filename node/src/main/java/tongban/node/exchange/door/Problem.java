package tongban.node.exchange.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.web.Trace;
import tongban.node.web.TraceParent;

/** Problems of the exchange interface (RFC 9457): a word, what is wrong and what would pass, and a trace id. */
public final class Problem {

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final int RETRY_SECONDS = 1;

    private Problem() {}

    public static void busy(HttpServletResponse response, String word, String detail) throws IOException {
        response.setIntHeader("Retry-After", RETRY_SECONDS);
        write(response, 503, word, detail);
    }

    public static void write(HttpServletResponse response, int status, String word, String detail) throws IOException {
        // What the server refuses before anything else has no trace yet.
        if (TraceParent.current().isEmpty()) {
            TraceParent.fresh(ThreadLocalRandom.current(), false).enter();
        }
        String trace = Trace.id();
        LOG.info("problem {} {} {}: {}", trace, status, word, detail);
        response.setHeader(Trace.HEADER, trace);
        String json = "{\"type\":\"urn:tongban:problem:" + word + "\",\"status\":" + status + ",\"title\":\"" + word
                + "\",\"detail\":\"" + escaped(detail) + "\",\"traceId\":\"" + trace + "\"}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ') {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
