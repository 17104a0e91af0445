package tongban.node.exchange.renewal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.link.AnyKey;
import tongban.node.exchange.link.DescriptorHints;
import tongban.node.zone.Candidate;
import tongban.node.zone.Candidate.Standing;
import tongban.node.zone.DescriptorRenewed;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ZoneAnswer;

/**
 * Brings partners this zone's renewed descriptor, and fetches theirs when there is a hint that they have one. It is in
 * force when the seal key that two people compared has signed it. Whatever key the door shows is taken, since a changed
 * one is often the reason; what counts is the signature, and the serial, which only rises.
 */
final class Renewals implements DescriptorHints, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

    private static final String PATH = "/exchange/v1/descriptor";
    private static final Duration WITHIN = Duration.ofSeconds(5);

    /** A hint costs one request at most in this time, whoever gives it. */
    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(10);

    private final Partners partners;
    private final Descriptors descriptors;
    private final Joining joining;
    private final HttpClient http;
    private final ExecutorService errands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("renewals").factory());
    private final Map<ZoneCode, Long> fetched = new ConcurrentHashMap<>();
    private final Map<ZoneCode, Long> brought = new ConcurrentHashMap<>();

    Renewals(Partners partners, Descriptors descriptors, Joining joining, SecureRandom random) {
        this.partners = partners;
        this.descriptors = descriptors;
        this.joining = joining;
        this.http = HttpClient.newBuilder()
                .sslContext(anyKey(random))
                .connectTimeout(WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static SSLContext anyKey(SecureRandom random) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new AnyKey()}, random);
            return context;
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("this Java has no TLS 1.3", fault);
        }
    }

    @Override
    public long newest() {
        return descriptors.own().serial();
    }

    @Override
    public long held(ZoneCode partner) {
        return descriptors
                .of(partner)
                .map(accepted -> accepted.descriptor().serial())
                .orElse(0L);
    }

    @Override
    public void heardNewest(ZoneCode partner, String serial) {
        if (held(partner) < number(serial)) {
            suspect(partner);
        }
    }

    @Override
    public void heardHeld(ZoneCode partner, String serial) {
        if (number(serial) < newest() && isTime(brought, partner)) {
            errand(() -> bring(partner));
        }
    }

    @Override
    public void suspect(ZoneCode partner) {
        if (partners.find(partner).isPresent() && isTime(fetched, partner)) {
            errand(() -> renew(partner));
        }
    }

    /** A hint that is no number says nothing. Eighteen digits always fit. */
    private static long number(String serial) {
        boolean digits =
                !serial.isEmpty() && serial.length() <= 18 && serial.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(serial) : 0;
    }

    /** Whether the last errand of this kind is long enough ago; then this one counts. */
    private static boolean isTime(Map<ZoneCode, Long> last, ZoneCode partner) {
        long now = System.nanoTime();
        Long before = last.get(partner);
        if (before == null) {
            return last.putIfAbsent(partner, now) == null;
        }
        return now - before >= NOT_AGAIN_FOR.toNanos() && last.replace(partner, before, now);
    }

    private void errand(Runnable errand) {
        try {
            errands.execute(errand);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("the node stops; descriptors are looked at when it starts again");
        }
    }

    /** Partners hear at once, also those with whom nothing else is to be spoken of now. */
    @EventListener
    void on(DescriptorRenewed renewed) {
        partners.all().forEach(partner -> errand(() -> bring(partner.code())));
    }

    /** Brings a partner this zone's newest descriptor. */
    private void bring(ZoneCode code) {
        byte[] note = descriptors.ownNote().encode();
        for (URI address : partners.find(code).map(Partner::addresses).orElse(List.of())) {
            try {
                HttpRequest request = HttpRequest.newBuilder(address.resolve(PATH))
                        .timeout(WITHIN)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(note))
                        .build();
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                LOG.info("{} was brought the newest descriptor: {}", code, status);
                return;
            } catch (IOException away) {
                LOG.info("{} could not be brought the newest descriptor: {}", code, String.valueOf(away.getMessage()));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void renew(ZoneCode code) {
        try {
            Optional<Partner> partner = partners.find(code);
            for (URI address : partner.map(Partner::addresses).orElseThrow()) {
                if (renewed(code, address.resolve(PATH))) {
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.warn("the descriptor of {} could not be renewed: {}", code, fault.getMessage());
        }
    }

    /** Whether this address gave a newer descriptor that is in force now. */
    private boolean renewed(ZoneCode code, URI address) throws InterruptedException {
        byte[] note;
        try {
            note = given(address);
        } catch (IOException away) {
            LOG.info("{} gave no descriptor: {}", address, String.valueOf(away.getMessage()));
            return false;
        }
        boolean newer = joining.read(note) instanceof ZoneAnswer.Done<Candidate> read
                && read.value().standing() == Standing.RENEWAL
                && read.value().descriptor().zone().equals(code);
        if (!newer) {
            LOG.info("{} gave no newer descriptor of {}", address, code);
            return false;
        }
        return switch (joining.accept(note, "", DescriptorServlet.BY)) {
            case ZoneAnswer.Done<Candidate> done -> {
                LOG.info(
                        "the descriptor of {} is renewed to serial {}",
                        code,
                        done.value().descriptor().serial());
                yield true;
            }
            case ZoneAnswer.Refused<Candidate> refused -> {
                LOG.warn("the descriptor of {} was refused: {}", code, refused.refusal());
                yield false;
            }
        };
    }

    private byte[] given(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(WITHIN).build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            byte[] note = body.readNBytes(DescriptorServlet.DESCRIPTOR_MAX + 1);
            if (note.length > DescriptorServlet.DESCRIPTOR_MAX) {
                throw new IOException("more than " + DescriptorServlet.DESCRIPTOR_MAX + " bytes");
            }
            return note;
        }
    }

    @Override
    public void close() {
        errands.shutdownNow();
        http.shutdownNow();
    }
}
