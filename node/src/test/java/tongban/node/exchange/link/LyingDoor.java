package tongban.node.exchange.link;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;

/** The door of a zone that signs whatever it likes: one public log of its choice, and no bilateral channel. */
final class LyingDoor implements AutoCloseable {

    private final ZoneOfTest zone;
    private final TreeHash hash;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Digest> leaves = new ArrayList<>();
    private final Instant time = Instant.now();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    /** @param words what its entries say, which makes them other entries than those of another door */
    LyingDoor(ZoneOfTest zone, String words, int size) throws IOException {
        this.zone = zone;
        this.hash = new TreeHash(zone.suite());
        for (int i = 0; i < size; i++) {
            // The first entry is the same at every door, so that the logs part only after it.
            String said = i == 0 ? "the same" : words + " " + i;
            byte[] text = said.getBytes(StandardCharsets.UTF_8);
            Body body = new Body(new byte[Body.SALT_LENGTH], text);
            Instant happened = Instant.parse("2026-11-25T00:00:00Z");
            EntryId id = new EntryId(i + 1, said.hashCode());
            Entry entry = Draft.message(id, happened, Optional.empty(), PublicTopicOfTest.TOPIC, body)
                    .at(i, hash);
            entries.add(entry);
            leaves.add(hash.leaf(entry.headerBytes()));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int asked() {
        return asked.get();
    }

    PublicHead head() {
        return new PublicHead(zone.publicChannel(), leaves.size(), root(leaves.size()));
    }

    private Digest root(int size) {
        return Frontier.empty().append(hash, leaves.subList(0, size)).root(hash);
    }

    private SignedCheckpoint signed() {
        return new Checkpoint(
                        zone.publicChannel(), leaves.size(), root(leaves.size()), time, Optional.empty(), List.of())
                .sign(List.of(zone.node()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (query.startsWith("from=")) {
            int from = Math.min(entries.size(), Integer.parseInt(query.substring(5)));
            write(
                    exchange,
                    Batch.of(from, entries.subList(from, entries.size()), signed())
                            .encode());
        } else if (query.startsWith("size=")) {
            asked.incrementAndGet();
            int earlier = Math.min(entries.size(), Integer.parseInt(query.substring(5)));
            TreeNodes nodes = new TreeNodes(hash, new tongban.kernel.merkle.HashSource() {
                @Override
                public Digest leaf(long index) {
                    return leaves.get((int) index);
                }

                @Override
                public Optional<tongban.kernel.merkle.Tile> tile(int level, long index) {
                    return Optional.empty();
                }
            });
            PublicHolding holding =
                    new PublicHolding(signed(), root(earlier), ConsistencyProof.of(earlier, entries.size(), nodes));
            write(exchange, PublicHolding.encode(Optional.of(holding)));
        } else {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        }
    }

    private static void write(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
