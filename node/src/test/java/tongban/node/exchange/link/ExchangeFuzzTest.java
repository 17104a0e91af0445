package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Envelope;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.ChannelState;
import tongban.node.trial.Door;
import tongban.node.trial.Knock;
import tongban.node.trial.PlayedPartner;
import tongban.node.trial.Reply;

/** Ten thousand requests that no right partner sends, at the door of a whole node. */
@Timeout(600)
class ExchangeFuzzTest {

    private static final int ROUNDS = 20;
    private static final int THREADS = 4;
    private static final int REQUESTS = 125;
    private static final long SEED = 20_261_125;
    private static final long HEAP_GROWTH_MAX = 48L << 20;

    private static final String UNCLEAR = "unclear: ";

    /** What must not change. */
    private record Standing(List<Object> values) {}

    @Test
    void tenThousandWrongRequestsGetClearAnswersAndChangeNothing() throws Exception {
        SecureRandom random = new SecureRandom();
        ZoneOfTest zoneC = ZoneOfTest.of("yanshi-c", Suite.SM2_SM3, random);
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest node = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.ED25519_SHA256, random));
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            Awaitility.await().until(() -> node.channels().leads());
            // Nobody listens where the played partner is said to be.
            node.channels().join(known(node, zoneC));
            PlayedPartner partner = new PlayedPartner(
                    zoneC.channelTo(node.zone().code()),
                    zoneC.node(),
                    new Door(node.address(), client),
                    InstantSource.system(),
                    new Random(SEED));
            assertThat(partner.meets()).isTrue();
            List<byte[]> old = history(partner);
            Map<String, Integer> seen = new ConcurrentHashMap<>();
            long heap = 0;
            Standing before = standing(node, zoneC);
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(partner.meets()).isTrue();
                round(partner, old, SEED + round, seen);
                assertThat(standing(node, zoneC)).as("round " + round).isEqualTo(before);
                assertThat(seen.keySet()).noneMatch(word -> word.startsWith(UNCLEAR));
                heap = round == 2 ? used() : heap;
            }
            assertThat(seen.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS * THREADS * REQUESTS);
            assertThat(used() - heap).isLessThan(HEAP_GROWTH_MAX);
            assertThat(evidence(node, zoneC)).isLessThanOrEqualTo(100);
            goesOn(partner, node);
        }
    }

    private static tongban.node.zone.Partner known(NodeOfTest node, ZoneOfTest zone) {
        var partner = zone.asPartnerOf(node.zone().code(), URI.create("http://127.0.0.1:9"));
        node.known().add(partner);
        return partner;
    }

    /** Says what is right, so that there is something to repeat and to damage. */
    private static List<byte[]> history(PlayedPartner partner) throws Exception {
        List<byte[]> envelopes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Batch batch = partner.next(notes(partner, "right " + i, 1 + i * 3));
            Envelope envelope = partner.saying(batch);
            assertThat(partner.send(envelope).envelope())
                    .hasValueSatisfying(answer -> assertThat(answer.refusal()).isEmpty());
            partner.keep(batch);
            envelopes.add(envelope.encode());
        }
        return envelopes;
    }

    private static List<Draft> notes(PlayedPartner partner, String words, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> partner.draft(
                        i % 4 == 3 ? new tongban.kernel.channel.Topic("no.such", 1) : TopicOfTest.TOPIC,
                        (words + " " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static void round(PlayedPartner partner, List<byte[]> old, long seed, Map<String, Integer> seen)
            throws Exception {
        List<byte[]> known = new ArrayList<>(old);
        Batch batch = partner.next(notes(partner, "unsaid", 3));
        Envelope unsaid = partner.saying(batch);
        PrivateKey foreign = PrivateKey.generate(Suite.SM2_SM3, new SecureRandom());
        List<Callable<Void>> work = IntStream.range(0, THREADS)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    Random random = new Random(seed * THREADS + thread);
                    FuzzedRequests requests = new FuzzedRequests(partner, known, unsaid, foreign, random);
                    for (int i = 0; i < REQUESTS; i++) {
                        Knock knock = requests.next();
                        check(partner.door(), knock, seen, seed + "/" + thread + "/" + i);
                    }
                    return null;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** Counts an answer by its word; one that is not clear is put down with its place. */
    private static void check(Door door, Knock knock, Map<String, Integer> seen, String place) throws Exception {
        long begun = System.nanoTime();
        Reply reply;
        try {
            reply = door.send(knock);
        } catch (IOException lost) {
            String sent = knock.method() + " " + knock.path() + " with headers of " + knock.headers() + " and "
                    + knock.body().length + " bytes";
            throw new IOException("no answer at " + place + " to " + sent, lost);
        }
        boolean inTime = System.nanoTime() - begun < Door.ANSWER_WITHIN.toNanos();
        boolean bodiless = knock.method().matches("HEAD|OPTIONS") && reply.status() < 500 && reply.body().length == 0;
        boolean silent = reply.envelope().isPresent()
                || !reply.text().matches("(?s).*(Exception|\\tat |\\.java:|org\\.apache|Tomcat).*");
        if (!inTime || !silent || !bodiless && !reply.isClear()) {
            String fault = UNCLEAR + place + " " + knock.method() + " " + knock.path() + " got " + reply.status() + " "
                    + reply.type() + " " + reply.text();
            seen.merge(fault.substring(0, Math.min(fault.length(), 400)), 1, Integer::sum);
            return;
        }
        String word = reply.envelope()
                .map(answer ->
                        answer.refusal().map(refusal -> refusal.reason().name()).orElse("envelope"))
                .orElseGet(() -> reply.status() + " " + reply.problem().orElse("-"));
        seen.merge(word, 1, Integer::sum);
    }

    private static Standing standing(NodeOfTest node, ZoneOfTest zone) {
        ChannelState state = node.channels().state(zone.code()).orElseThrow();
        return new Standing(List.of(
                state.outgoing().size(),
                state.outgoing().root(),
                state.incoming().size(),
                state.incoming().root(),
                state.incoming().forked(),
                state.waiting(),
                state.drafts(),
                state.open(),
                node.topic().effects()));
    }

    private static long evidence(NodeOfTest node, ZoneOfTest zone) {
        return node.channels().state(zone.code()).orElseThrow().evidence();
    }

    private static long used() {
        Runtime machine = Runtime.getRuntime();
        System.gc();
        System.gc();
        return machine.totalMemory() - machine.freeMemory();
    }

    /** After all of it the true partner is heard as before. */
    private static void goesOn(PlayedPartner partner, NodeOfTest node) throws Exception {
        assertThat(partner.meets()).isTrue();
        Batch batch = partner.next(notes(partner, "after it all", 1));
        assertThat(partner.send(partner.saying(batch)).envelope())
                .hasValueSatisfying(answer -> assertThat(answer.refusal()).isEmpty());
        assertThat(node.topic().effects()).contains("after it all 0");
    }
}
