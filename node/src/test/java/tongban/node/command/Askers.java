package tongban.node.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Programs that ask through the interface of each node, whether it is there or not. */
final class Askers implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int BETWEEN_MS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    private Askers() {}

    static Askers of(List<KilledZone> zones) {
        Askers askers = new Askers();
        zones.forEach(zone -> Thread.ofVirtual().start(() -> askers.run(zone)));
        return askers;
    }

    private void run(KilledZone zone) {
        while (!stopped) {
            try {
                Optional<URI> address = zone.address();
                if (address.isPresent()) {
                    ask(zone, address.get());
                }
                Thread.sleep(BETWEEN_MS);
            } catch (InterruptedException stop) {
                return;
            } catch (IOException | IllegalStateException away) {
                // It was killed, or has not started yet; that is what the test is for.
                Thread.onSpinWait();
            }
        }
    }

    private void ask(KilledZone zone, URI address) throws IOException, InterruptedException {
        String nonce = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/exchange/v1/" + zone.partner() + "/hello"))
                .timeout(WAIT)
                .header("Authorization", "Bearer " + KilledZone.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"nonce\":\"" + nonce + "\"}"))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            answered.incrementAndGet();
            if (!answer.body().contains(nonce)) {
                wrongs.add("another question's answer: " + answer.body());
            }
        } else if (answer.statusCode() < 500 && answer.statusCode() != 429) {
            wrongs.add(answer.statusCode() + " " + answer.body());
        }
    }

    long answered() {
        return answered.get();
    }

    Queue<String> wrongs() {
        return wrongs;
    }

    @Override
    public void close() {
        stopped = true;
        client.shutdownNow();
    }
}
