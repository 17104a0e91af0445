package tongban.node.exchange.publics;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Outage;
import tongban.node.exchange.door.Problem;

/**
 * {@code GET /exchange/v1/public}: this zone's public log and what it holds of others', for anyone
 * (docs/protocol/channel-1.md, 13). It reads only, answers at most one batch, and does a few at a time.
 */
final class PublicServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final int AT_ONCE = 4;
    private static final int WAIT_SECONDS = 5;

    /** A full batch never changes but for erasures, which a cache must follow within a day. */
    private static final String WHILE_FULL = "public, max-age=86400";

    private static final String WHILE_GROWING = "no-cache";

    private final transient Holdings holdings;
    private final transient PublicChannels running;
    private final transient Semaphore places = new Semaphore(AT_ONCE);

    PublicServlet(Holdings holdings, PublicChannels running) {
        this.holdings = holdings;
        this.running = running;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            Problem.write(response, 405, "method", "a public log is read with GET");
            return;
        }
        if (!acquires()) {
            Problem.busy(response, "busy", "too many read at once; try again in a second");
            return;
        }
        try {
            answer(request, response);
        } catch (Outage outage) {
            Problem.busy(response, "outage", "this node's database is away; try again");
        } finally {
            places.release();
        }
    }

    private boolean acquires() {
        try {
            return places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<ChannelName> log = path.isEmpty()
                ? Optional.of(holdings.self().publicChannel())
                : zone(path).flatMap(holdings::name);
        if (log.isEmpty()) {
            Problem.write(response, 404, "no-zone", "this zone knows no zone of this code, and holds nothing of it");
            return;
        }
        OptionalLong from = number(request, "from");
        OptionalLong size = number(request, "size");
        boolean one = request.getParameterMap().size() == 1;
        if (one && from.isPresent()) {
            batch(response, log.get(), from.getAsLong());
        } else if (one && size.isPresent() && !path.isEmpty()) {
            holding(response, log.get(), size.getAsLong());
        } else {
            Problem.write(response, 400, "malformed", "ask with from=INDEX, or of a zone's log with size=SIZE, once");
        }
    }

    private static Optional<ZoneCode> zone(String path) {
        return ZoneCode.read(path.substring(1)).code().filter(zone -> path.equals("/" + zone));
    }

    /** A number from 0 to 2^62 in its only form, given once. */
    private static OptionalLong number(HttpServletRequest request, String name) {
        Map<String, String[]> all = request.getParameterMap();
        String[] given = all.getOrDefault(name, new String[0]);
        if (given.length != 1 || !given[0].matches("0|[1-9][0-9]{0,17}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(given[0]));
    }

    private void batch(HttpServletResponse response, ChannelName log, long from) throws IOException {
        boolean own = holdings.isOwn(log);
        if (own && running.own().filter(OwnLog::isOpen).isEmpty()) {
            silent(response);
            return;
        }
        Optional<Batch> batch = own ? running.read(from) : holdings.copied(log, from);
        if (batch.isEmpty()) {
            Problem.write(response, 404, "beyond", "the log has no entry " + from + " yet; ask for a smaller index");
            return;
        }
        // Only from=first brings the very same bytes again; a copy's batch may begin before the index.
        boolean full = batch.get().entries().size() == ChannelLimits.BATCH_ENTRIES_MAX;
        response.setHeader("Cache-Control", full ? WHILE_FULL : WHILE_GROWING);
        write(response, "application/vnd.tongban.batch", batch.get().encode());
    }

    private void holding(HttpServletResponse response, ChannelName log, long size) throws IOException {
        if (holdings.isOwn(log) && running.own().filter(OwnLog::isOpen).isEmpty()) {
            silent(response);
            return;
        }
        response.setHeader("Cache-Control", WHILE_GROWING);
        write(response, "application/vnd.tongban.holding", PublicHolding.encode(holdings.of(log, size)));
    }

    private static void silent(HttpServletResponse response) throws IOException {
        Problem.busy(response, "silent", "this replica does not speak for the zone, or has not begun to; try again");
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
