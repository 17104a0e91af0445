package tongban.node.casework.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program's own server on this machine, which hears hooks and answers as a test says. */
public final class Receiver implements AutoCloseable {

    private static final int FLOOD = 64;

    /** What was heard, in its order. */
    public final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** The statuses of the next answers; after them all is well. */
    final Deque<Integer> statuses = new ConcurrentLinkedDeque<>();

    /** Megabytes that each answer says beyond its status, or begins to. */
    final AtomicInteger floods = new AtomicInteger();

    final AtomicInteger usual = new AtomicInteger(204);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Heard(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestBody().readAllBytes()));
            Integer next = statuses.poll();
            int status = next == null ? usual.get() : next;
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
            if (floods.get() == 0) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            flood(exchange.getResponseBody());
        }
    }

    /** Says more than anybody wants to hear, and counts how far it came. */
    private void flood(OutputStream out) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        floods.set(1);
        for (int i = 0; i < FLOOD; i++) {
            out.write(megabyte);
            floods.incrementAndGet();
        }
    }

    boolean wasHeardOut() {
        return floods.get() > FLOOD;
    }

    List<String> ids() {
        return heard.stream().map(Heard::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request. */
    public record Heard(String path, String mediaType, String id, String timestamp, String signatures, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** As a receiver verifies it, written from the specification of Standard Webhooks. */
        public boolean isSignedWith(String secret) throws GeneralSecurityException {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
            byte[] signed = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, signed, head.length, body.length);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
            return new ArrayList<>(List.of(signatures.split(" "))).contains(expected);
        }
    }

    /** What is heard of one case, once it is so much or the time is over. */
    public List<Heard> of(String id, int most, Duration within) throws InterruptedException {
        Instant end = Instant.now().plus(within);
        List<Heard> found = List.of();
        while (found.size() < most && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            found = heard.stream().filter(one -> one.id().startsWith(id)).toList();
        }
        return found;
    }

    /** The ids of a case's first deliveries. */
    public static List<String> numbered(String id, int most) {
        return java.util.stream.IntStream.rangeClosed(1, most)
                .mapToObj(number -> id + ":" + number)
                .toList();
    }
}
