package tongban.node.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.Tile;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.Signer;

/**
 * The door of a zone that signs whatever it likes, on loopback: one public log of its choice, and no bilateral channel.
 * Two such doors of one zone show two logs.
 */
public final class LyingDoor implements AutoCloseable {

    private final Liar liar;
    private final Instant time;
    private final TreeHash hash;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Digest> leaves = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    /**
     * Who lies.
     *
     * @param channel the name of its public log
     * @param key its node key
     * @param topic of its entries
     */
    public record Liar(ChannelName channel, Signer key, Topic topic) {}

    /**
     * Where it listens.
     *
     * @param port 0 for any free one
     * @param tls shows the zone's TLS key; without it the door speaks plain HTTP
     */
    public record Place(int port, Optional<SSLContext> tls) {}

    /**
     * @param words what its entries say, which makes them other entries than those of another door; the first entry is
     *     the same at every door, so that logs part only after it
     * @param time of its one head
     */
    public LyingDoor(Liar liar, Place place, String words, int size, Instant time) throws IOException {
        this.liar = liar;
        this.time = time;
        this.hash = new TreeHash(liar.channel().suite());
        for (int i = 0; i < size; i++) {
            String said = i == 0 ? "the same" : words + " " + i;
            Body body = new Body(new byte[Body.SALT_LENGTH], said.getBytes(StandardCharsets.UTF_8));
            EntryId id = new EntryId(i + 1, said.hashCode());
            Entry entry = Draft.message(id, Instant.EPOCH, Optional.empty(), liar.topic(), body)
                    .at(i, hash);
            entries.add(entry);
            leaves.add(hash.leaf(entry.headerBytes()));
        }
        server = server(place);
        server.createContext("/", this::answer);
        server.start();
    }

    private static HttpServer server(Place place) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port());
        if (place.tls().isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer secured = HttpsServer.create(address, 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(place.tls().get()));
        return secured;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** How often somebody asked for the tie between two heads. */
    public int asked() {
        return asked.get();
    }

    /** The head that it shows. */
    public PublicHead head() {
        return new PublicHead(liar.channel(), leaves.size(), root(leaves.size()));
    }

    private Digest root(int size) {
        return Frontier.empty().append(hash, leaves.subList(0, size)).root(hash);
    }

    private SignedCheckpoint signed() {
        return new Checkpoint(liar.channel(), leaves.size(), root(leaves.size()), time, Optional.empty(), List.of())
                .sign(List.of(liar.key()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (query.startsWith("from=")) {
            int from = number(query);
            write(
                    exchange,
                    Batch.of(from, entries.subList(from, entries.size()), signed())
                            .encode());
        } else if (query.startsWith("size=")) {
            asked.incrementAndGet();
            write(exchange, holding(number(query)));
        } else {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        }
    }

    /** The number after the sign of equality, at most the log's size. */
    private int number(String query) {
        return (int) Math.min(entries.size(), Long.parseLong(query.substring(query.indexOf('=') + 1)));
    }

    private byte[] holding(int earlier) {
        TreeNodes nodes = new TreeNodes(hash, new HashSource() {
            @Override
            public Digest leaf(long index) {
                return leaves.get((int) index);
            }

            @Override
            public Optional<Tile> tile(int level, long index) {
                return Optional.empty();
            }
        });
        return PublicHolding.encode(Optional.of(
                new PublicHolding(signed(), root(earlier), ConsistencyProof.of(earlier, entries.size(), nodes))));
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
