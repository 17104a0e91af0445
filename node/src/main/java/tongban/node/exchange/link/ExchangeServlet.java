package tongban.node.exchange.link;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Envelope;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Outage;
import tongban.node.exchange.door.Problem;
import tongban.node.web.Trace;
import tongban.node.zone.NodeTls;

/**
 * {@code POST /exchange/v1/{from}}: an envelope comes in, another one is the answer (docs/protocol/channel-1.md, 6).
 * Everything that is no envelope of a partner gets a problem as RFC 9457 describes it, and changes nothing.
 */
final class ExchangeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Requests of one partner that may be read at once: one is under way, another may follow a lost answer. */
    private static final int AT_ONCE = 4;

    private static final int WAIT_SECONDS = 10;

    private final transient LinkedChannels channels;
    private final transient DescriptorHints hints;
    private final transient Map<ZoneCode, Semaphore> room = new ConcurrentHashMap<>();

    ExchangeServlet(LinkedChannels channels, DescriptorHints hints) {
        this.channels = channels;
        this.hints = hints;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<ZoneCode> from =
                ZoneCode.read(path.startsWith("/") ? path.substring(1) : path).code();
        if (from.isEmpty() || !path.equals("/" + from.get())) {
            Problem.write(response, 404, "no-zone", "the path ends with the sender's zone code");
            return;
        }
        if (request.getContentLengthLong() > ChannelLimits.ENVELOPE_MAX) {
            Problem.write(
                    response, 413, "oversize", "an envelope has at most " + ChannelLimits.ENVELOPE_MAX + " bytes");
            return;
        }
        if (!channels.knows(from.get())) {
            Problem.write(response, 403, "no-partner", "this zone has not joined; exchange descriptors first");
            return;
        }
        hint(from.get(), request, response);
        if (request.isSecure() && !shows(from.get(), request)) {
            Problem.write(
                    response,
                    403,
                    "wrong-key",
                    "the TLS key is not one of those that the descriptor of " + from.get()
                            + " names; renew the descriptor");
            return;
        }
        Semaphore places = room.computeIfAbsent(from.get(), none -> new Semaphore(AT_ONCE));
        if (!acquires(places)) {
            Problem.busy(response, "busy", "earlier requests of this zone are still under way");
            return;
        }
        try {
            answer(from.get(), request.getInputStream().readNBytes(ChannelLimits.ENVELOPE_MAX + 1), response);
        } finally {
            places.release();
        }
    }

    /** Whoever shows a key that is not known yet may have renewed its descriptor, and says so here. */
    private void hint(ZoneCode from, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(DescriptorHints.NEWEST, Long.toString(hints.newest()));
        response.setHeader(DescriptorHints.HELD, Long.toString(hints.held(from)));
        String newest = request.getHeader(DescriptorHints.NEWEST);
        if (newest != null) {
            hints.heardNewest(from, newest);
        }
    }

    /** Whether the client showed a key that the descriptor of this zone names. Without it anyone could say hello. */
    private boolean shows(ZoneCode from, HttpServletRequest request) {
        Object shown = request.getAttribute("jakarta.servlet.request.X509Certificate");
        return shown instanceof X509Certificate[] chain
                && chain.length > 0
                && channels.pins(from).contains(NodeTls.pin(chain[0]));
    }

    private static boolean acquires(Semaphore places) {
        try {
            return places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void answer(ZoneCode from, byte[] bytes, HttpServletResponse response) throws IOException {
        Envelope envelope;
        switch (Envelope.decode(bytes)) {
            case Decoded.Well<Envelope> well -> envelope = well.value();
            case Decoded.Malformed<Envelope> bad -> {
                Problem.write(response, 400, "malformed", "byte " + bad.offset() + ": " + bad.sentence());
                return;
            }
        }
        if (!envelope.from().equals(from)) {
            Problem.write(response, 400, "wrong-sender", "the envelope names another sender than the path");
            return;
        }
        try {
            Optional<Envelope> answer = channels.receive(from, envelope);
            if (answer.isEmpty()) {
                Problem.busy(response, "not-leading", "another replica of this node leads; try its address");
                return;
            }
            byte[] body = answer.get().encode();
            response.setContentType("application/vnd.tongban.envelope");
            Trace.links().ifPresent(ids -> response.setHeader(Trace.LINKS_HEADER, ids));
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (Outage outage) {
            Problem.busy(response, "outage", "this node's database is away; nothing was changed, send again");
        }
    }
}
