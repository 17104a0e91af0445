package tongban.node.exchange.link;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.attachment.AttachmentFetcher;
import tongban.node.web.Trace;
import tongban.node.web.TraceParent;
import tongban.node.zone.Partner;

/** {@code POST /exchange/v1/{from}} to a partner's addresses, in their order, over pinned TLS. */
final class HttpTransport implements Transport, AutoCloseable {

    private static final ContentType ENVELOPE = ContentType.create("application/vnd.tongban.envelope");
    private static final int OK = 200;

    /** A client and the partner's description that it was made for. */
    private record Client(Partner partner, PartnerClient http) {}

    private final ZoneCode self;
    private final Function<Partner, PartnerClient> clients;
    private final DescriptorHints hints;
    private final Map<ZoneCode, Client> open = new ConcurrentHashMap<>();

    HttpTransport(ZoneCode self, Function<Partner, PartnerClient> clients, DescriptorHints hints) {
        this.self = self;
        this.clients = clients;
        this.hints = hints;
    }

    @Override
    public byte[] send(Partner partner, byte[] envelope) throws Unreachable, InterruptedException {
        return send(partner, address -> {
            HttpPost post = new HttpPost(address.resolve("/exchange/v1/" + self));
            post.setEntity(new ByteArrayEntity(envelope, ENVELOPE));
            post.setHeader(DescriptorHints.NEWEST, Long.toString(hints.newest()));
            return post;
        });
    }

    @Override
    public byte[] get(Partner partner, String path) throws Unreachable, InterruptedException {
        return send(partner, address -> new HttpGet(address.resolve(path)));
    }

    private byte[] send(Partner partner, Function<URI, HttpUriRequestBase> request)
            throws Unreachable, InterruptedException {
        Unreachable last = new Unreachable("connection", "the partner's descriptor names no address");
        for (URI address : partner.addresses()) {
            try {
                return send(client(partner), address, traced(request.apply(address)), answer(partner.code()));
            } catch (Unreachable next) {
                last = next;
                if (next.code().equals("tls-pin")) {
                    hints.suspect(partner.code());
                }
            }
        }
        throw last;
    }

    /** The partner's log lines about this request carry the same trace id. */
    private static HttpUriRequestBase traced(HttpUriRequestBase request) {
        TraceParent.current()
                .ifPresent(trace -> request.setHeader(TraceParent.HEADER, trace.header(ThreadLocalRandom.current())));
        Trace.links().ifPresent(ids -> request.setHeader(Trace.LINKS_HEADER, ids));
        return request;
    }

    @Override
    public AttachmentFetcher.Piece attachment(Partner partner, Attachment attachment, long from)
            throws IOException, InterruptedException {
        Unreachable last = new Unreachable("connection", "the partner's descriptor names no address");
        for (URI address : partner.addresses()) {
            URI place = address.resolve("/exchange/v1/attachment/" + attachment.digest() + "?from=" + from);
            try {
                return piece(client(partner).open(new HttpGet(place)));
            } catch (Unreachable next) {
                last = next;
            } catch (IOException broken) {
                last = new Unreachable("connection", address + ": " + broken.getMessage());
            }
        }
        throw last;
    }

    private static AttachmentFetcher.Piece piece(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() == OK && entity != null) {
            String salt = header(response, "Tongban-Salt");
            InputStream content = new FilterInputStream(entity.getContent()) {
                @Override
                public void close() throws IOException {
                    response.close();
                }
            };
            return new AttachmentFetcher.Piece(Base64.getDecoder().decode(salt == null ? "" : salt), content);
        }
        response.close();
        throw new Unreachable("status." + response.getCode(), "the attachment is not to be had");
    }

    private PartnerClient client(Partner partner) {
        return open.compute(
                        partner.code(),
                        (code, before) ->
                                before != null && before.partner().equals(partner) ? before : instead(before, partner))
                .http();
    }

    /** The partner's keys or addresses have changed: what was open under the old ones is not used again. */
    private Client instead(@Nullable Client before, Partner partner) {
        if (before != null) {
            before.http().close();
        }
        return new Client(partner, clients.apply(partner));
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private HttpClientResponseHandler<byte[]> answer(ZoneCode partner) {
        return response -> {
            String newest = header(response, DescriptorHints.NEWEST);
            if (newest != null) {
                hints.heardNewest(partner, newest);
            }
            String held = header(response, DescriptorHints.HELD);
            if (held != null) {
                hints.heardHeld(partner, held);
            }
            return answer(response);
        };
    }

    private static byte[] answer(ClassicHttpResponse response) throws IOException {
        Trace.takeLinks(header(response, Trace.LINKS_HEADER));
        HttpEntity entity = response.getEntity();
        byte[] bytes = entity == null ? new byte[0] : entity.getContent().readNBytes(ChannelLimits.ENVELOPE_MAX + 1);
        if (response.getCode() != OK) {
            throw new Unreachable("status." + response.getCode(), brief(bytes));
        }
        return bytes;
    }

    private static byte[] send(
            PartnerClient client, URI address, HttpUriRequestBase request, HttpClientResponseHandler<byte[]> reading)
            throws Unreachable, InterruptedException {
        try {
            return client.send(request, reading);
        } catch (ConnectTimeoutException | ConnectException refused) {
            throw new Unreachable("connection", address + ": nothing answers at this address");
        } catch (PartnerClient.Late | SocketTimeoutException late) {
            throw new Unreachable(
                    "time-out", address + ": no answer within " + PartnerClient.ANSWER_WITHIN.toSeconds() + " s");
        } catch (SSLException pin) {
            throw new Unreachable("tls-pin", address + ": " + pin.getMessage());
        } catch (Unreachable known) {
            throw known;
        } catch (InterruptedIOException stop) {
            throw new InterruptedException(String.valueOf(stop.getMessage()));
        } catch (IOException broken) {
            throw new Unreachable("connection", address + ": " + broken.getMessage());
        }
    }

    private static String brief(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public void close() {
        open.values().forEach(client -> client.http().close());
    }
}
