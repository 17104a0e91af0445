package tongban.node.exchange.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.attachment.AttachmentFetcher;
import tongban.node.web.Trace;
import tongban.node.web.TraceParent;
import tongban.node.zone.Partner;

/** {@code POST /exchange/v1/{from}} to a partner's addresses, in their order, over pinned TLS. */
final class HttpTransport implements Transport {

    static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(25);

    /** A client and the partner's description that it was made for. */
    private record Client(Partner partner, HttpClient http) {}

    private final ZoneCode self;
    private final Function<Partner, HttpClient> clients;
    private final Map<ZoneCode, Client> open = new ConcurrentHashMap<>();

    HttpTransport(ZoneCode self, Function<Partner, HttpClient> clients) {
        this.self = self;
        this.clients = clients;
    }

    @Override
    public byte[] send(Partner partner, byte[] envelope) throws Unreachable, InterruptedException {
        return send(
                partner,
                address -> HttpRequest.newBuilder(address.resolve("/exchange/v1/" + self))
                        .header("Content-Type", "application/vnd.tongban.envelope")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(envelope)));
    }

    @Override
    public byte[] get(Partner partner, String path) throws Unreachable, InterruptedException {
        return send(
                partner,
                address -> HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    private byte[] send(Partner partner, Function<URI, HttpRequest.Builder> request)
            throws Unreachable, InterruptedException {
        Unreachable last = new Unreachable("connection", "the partner's descriptor names no address");
        for (URI address : partner.addresses()) {
            try {
                return send(
                        client(partner),
                        address,
                        traced(request.apply(address)).timeout(ANSWER_WITHIN).build());
            } catch (Unreachable next) {
                last = next;
            }
        }
        throw last;
    }

    /** The partner's log lines about this request carry the same trace id. */
    private static HttpRequest.Builder traced(HttpRequest.Builder request) {
        TraceParent.current()
                .ifPresent(trace -> request.header(TraceParent.HEADER, trace.header(ThreadLocalRandom.current())));
        Trace.links().ifPresent(ids -> request.header(Trace.LINKS_HEADER, ids));
        return request;
    }

    @Override
    public AttachmentFetcher.Piece attachment(Partner partner, Attachment attachment, long from)
            throws IOException, InterruptedException {
        Unreachable last = new Unreachable("connection", "the partner's descriptor names no address");
        for (URI address : partner.addresses()) {
            URI place = address.resolve("/exchange/v1/attachment/" + attachment.digest() + "?from=" + from);
            HttpRequest request =
                    HttpRequest.newBuilder(place).timeout(ANSWER_WITHIN).build();
            try {
                HttpResponse<InputStream> response =
                        client(partner).send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (response.statusCode() == 200) {
                    String salt = response.headers().firstValue("Tongban-Salt").orElse("");
                    return new AttachmentFetcher.Piece(Base64.getDecoder().decode(salt), response.body());
                }
                response.body().close();
                last = new Unreachable("status." + response.statusCode(), "the attachment is not to be had");
            } catch (IOException broken) {
                last = new Unreachable("connection", address + ": " + broken.getMessage());
            }
        }
        throw last;
    }

    private HttpClient client(Partner partner) {
        return open.compute(
                        partner.code(),
                        (code, before) -> before != null && before.partner().equals(partner)
                                ? before
                                : new Client(partner, clients.apply(partner)))
                .http();
    }

    private static byte[] send(HttpClient client, URI address, HttpRequest request)
            throws Unreachable, InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                Trace.takeLinks(
                        response.headers().firstValue(Trace.LINKS_HEADER).orElse(null));
                byte[] bytes = body.readNBytes(ChannelLimits.ENVELOPE_MAX + 1);
                if (response.statusCode() != 200) {
                    throw new Unreachable("status." + response.statusCode(), brief(bytes));
                }
                return bytes;
            }
        } catch (HttpConnectTimeoutException | ConnectException refused) {
            throw new Unreachable("connection", address + ": nothing answers at this address");
        } catch (HttpTimeoutException late) {
            throw new Unreachable("time-out", address + ": no answer within " + ANSWER_WITHIN.toSeconds() + " s");
        } catch (SSLException pin) {
            throw new Unreachable("tls-pin", address + ": " + pin.getMessage());
        } catch (Unreachable known) {
            throw known;
        } catch (IOException broken) {
            throw new Unreachable("connection", address + ": " + broken.getMessage());
        }
    }

    private static String brief(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
