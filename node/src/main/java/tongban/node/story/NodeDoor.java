package tongban.node.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A node's interface for programs of its zone, as such a program uses it. */
record NodeDoor(URI address, String token, HttpClient client) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BUSY = 503;
    private static final int TRIES = 100;
    private static final long BETWEEN_MS = 200;

    Reply get(String path) throws IOException, InterruptedException {
        return reply(client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Reads at any of the node's interfaces. */
    Reply read(String path) throws IOException, InterruptedException {
        return reply(client.send(at(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Does something once, however often it is said under this key. */
    Reply post(String path, String body, String key) throws IOException, InterruptedException {
        HttpRequest request = at(path).header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return reply(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Says hello to a partner once. */
    Reply hello(String partner, String words) throws IOException, InterruptedException {
        return reply(client.send(asking(partner, words), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Says hello and does not wait for the answer. */
    CompletableFuture<Reply> helloLater(String partner, String words) {
        return client.sendAsync(asking(partner, words), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(NodeDoor::reply);
    }

    /** A number that the node shows of a partner to whoever watches it; not a number when it shows none. */
    double gauge(String name, String partner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/prometheus"))
                .timeout(PATIENCE)
                .build();
        String label = "partner=\"" + partner + "\"";
        return client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Says hello, and does what a program does that is told to come again. */
    Reply helloPatiently(String partner, String words) throws IOException, InterruptedException {
        Reply reply = hello(partner, words);
        for (int tries = 0; reply.status() == BUSY && tries < TRIES; tries++) {
            Thread.sleep(BETWEEN_MS);
            reply = hello(partner, words);
        }
        return reply;
    }

    /** Says hello without showing a token. */
    Reply helloAsNobody(String partner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/exchange/v1/" + partner + "/hello"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("1"))
                .build();
        return reply(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private HttpRequest asking(String partner, String words) {
        return request("/" + partner + "/hello")
                .POST(HttpRequest.BodyPublishers.ofString("\"" + words + "\"", StandardCharsets.UTF_8))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return at("/api/exchange/v1" + path);
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        Optional<String> index = response.headers().firstValue("Tongban-Index");
        return new Reply(
                response.statusCode(),
                index.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()),
                response.body());
    }
}
