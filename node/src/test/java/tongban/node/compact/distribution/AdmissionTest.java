package tongban.node.compact.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.channel.Topic;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.node.PostgresAtTest;
import tongban.node.compact.Ground;
import tongban.node.exchange.Admission.Said;
import tongban.node.exchange.Admission.Way;

/** What no article in force allows is refused at both ends, and the refusal names the article. */
@Timeout(120)
class AdmissionTest {

    private static EmbeddedPostgres postgres;
    private Trio trio;
    private Compact compact;
    private CompactId id;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresAtTest.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void stop() {
        trio.close();
    }

    @BeforeEach
    void start() {
        trio = new Trio(postgres);
        trio.allJoin();
        compact = trio.ofTwo("演示协议", Optional.empty());
        id = trio.inForce(compact, trio.a, trio.b);
    }

    private Optional<Refused> out(Said said) {
        return trio.a.judge(trio.b, Way.OUT, said).getFirst();
    }

    private Optional<Refused> in(Said said) {
        return trio.b.judge(trio.a, Way.IN, said).getFirst();
    }

    private static void refuses(Optional<Refused> judged, String reason, String... words) {
        assertThat(judged).hasValueSatisfying(refused -> {
            assertThat(refused.reason()).isEqualTo("compact-" + reason);
            assertThat(refused.sentence()).contains(" / ");
            assertThat(words).allSatisfy(word -> assertThat(refused.sentence()).contains(word));
        });
    }

    @Test
    void letsPassWhatAnArticleAllowsAtBothEnds() {
        assertThat(out(Trio.said(Trio.OFFER, id, 2))).isEmpty();
        assertThat(in(Trio.said(Trio.OFFER, id, 2))).isEmpty();
        assertThat(in(Trio.said(Trio.HELLO, id, 1))).isEmpty();
        assertThat(trio.b.judge(trio.a, Way.OUT, Trio.said(Trio.HELLO, id, 1)).getFirst())
                .isEmpty();
    }

    @Test
    void whatWasBegunIsFinishedAfterTheEndButNotWhileSuspended() {
        trio.a.finishing.add(Trio.HELLO);
        Trio.done(trio.a.compacts.suspend(id, "演示：核查", trio.a.zone().key()));
        refuses(out(Trio.said(Trio.HELLO, id, 1)), "suspended");
        Trio.done(trio.a.compacts.resume(id, "演示：核查完毕", trio.a.zone().key()));
        Trio.done(trio.a.compacts.end(id, "演示：期满前终止", trio.a.zone().key()));

        assertThat(out(Trio.said(Trio.HELLO, id, 1))).isEmpty();
        refuses(out(Trio.said(Trio.OFFER, id, 2)), "ended");
        refuses(out(Trio.said(new Topic("exchange.hello", 2), id, 1)), "ended");
    }

    @Test
    void refusesAndNamesTheArticle() {
        refuses(out(Trio.said(Trio.OFFER, id, 1)), "topic", "casework.offer/1");
        assertThat(out(Trio.said(Trio.OFFER, id, 1)).orElseThrow().provision()).contains("《演示协议》第1条（互相问候）");
        refuses(trio.b.judge(trio.a, Way.OUT, Trio.said(Trio.OFFER, id, 2)).getFirst(), "direction", "yanshi-b");
        refuses(in(Trio.said(Trio.HELLO, id, 3)), "article", "第 1 至 2 条");
        refuses(
                in(Trio.said(Trio.HELLO, CompactId.of("x"), 1)),
                "unknown",
                CompactId.of("x").hex());
        refuses(trio.c.judge(trio.a, Way.IN, Trio.said(Trio.HELLO, id, 1)).getFirst(), "unknown");
        refuses(in(Trio.said(new Topic("exchange.hello", 2), id, 1)), "topic");
    }

    @Test
    void refusesABodyThatNamesNoAgreementOrTwo() {
        for (String body : List.of(
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"compact\":\"" + id + "\"}",
                "{\"compact\":\"" + id + "\",\"article\":\"1\"}",
                "{\"compact\":\"" + id + "\",\"article\":0}",
                "{\"compact\":\"" + id + "\",\"article\":1,\"compact\":\"" + id + "\"}",
                "{\"compact\":\"" + id + "\",\"article\":1,\"art\\u0069cle\":2}",
                "{\"compact\":\"" + id + "\",\"article\":99999999999999999999}",
                "{\"compact\":\"" + id + "\",\"article\":1}}",
                "{\"compact\":\"" + id + "\",\"article\":1} x",
                "{\"x\":{\"compact\":\"" + id + "\",\"article\":1}}",
                "{\"compact\":\"" + id + "\",\"article\":1,\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}")) {
            refuses(in(new Said(Trio.HELLO, body.getBytes(UTF_8), false)), "missing", "exchange.hello/1");
        }
        byte[] other =
                ("{\"compact\":\"" + id + "\",\"article\":1}").getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        refuses(in(new Said(Trio.HELLO, other, false)), "missing");
        byte[] latin = ("{\"compact\":\"" + id + "\",\"article\":1,\"x\":\"é\"}")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        refuses(in(new Said(Trio.HELLO, latin, false)), "missing");
    }

    @Test
    void topicsOfAgreementsAndOfTheChannelNeedNone() {
        Said draft = new Said(Telling.DRAFT, new byte[0], false);
        Said refusal = new Said(new Topic("channel.refusal", 1), new byte[0], false);
        assertThat(trio.c.judge(trio.a, Way.IN, draft, refusal)).containsOnly(Optional.empty());
    }

    @Test
    void countsAQuotaToItsEdgeAndAnewEachDay() {
        Said offer = Trio.said(Trio.OFFER, id, 2);
        List<Optional<Refused>> judged = trio.b.judge(trio.a, Way.IN, offer, offer, offer, offer);
        assertThat(judged.subList(0, 3)).containsOnly(Optional.empty());
        refuses(judged.get(3), "quota", "每日 3 件");
        trio.later(86400);
        assertThat(trio.b.judge(trio.a, Way.IN, offer, offer)).containsOnly(Optional.empty());
        refuses(in(offer), "quota", "总计 5 件");
        assertThat(in(Trio.said(Trio.HELLO, id, 1))).isEmpty();
        // The other end counts for itself.
        assertThat(out(offer)).isEmpty();
    }

    @Test
    void aRollbackGivesTheQuotaBack() {
        Said offer = Trio.said(Trio.OFFER, id, 2);
        for (int i = 0; i < 5; i++) {
            trio.b.transactions.executeWithoutResult(status -> {
                assertThat(trio.b.admission.judge(
                                trio.a.zone().code(), Way.IN, List.of(offer, offer, offer), trio.now()))
                        .containsOnly(Optional.empty());
                status.setRollbackOnly();
            });
        }
        assertThat(trio.b.judge(trio.a, Way.IN, offer, offer, offer)).containsOnly(Optional.empty());
        refuses(in(offer), "quota");
    }

    @Test
    void fourCallersAtOnceNeverPassTheQuota() throws InterruptedException {
        Said offer = Trio.said(Trio.OFFER, id, 2);
        var passed = new java.util.concurrent.atomic.AtomicInteger();
        List<Thread> callers = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 5; j++) {
                    if (out(offer).isEmpty()) {
                        passed.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(passed).hasValue(3);
    }

    @Test
    void refusesFromTheCommitOfASuspensionOn() {
        Trio.done(trio.a.compacts.suspend(id, "演示：核查", trio.a.zone().key()));
        refuses(out(Trio.said(Trio.HELLO, id, 1)), "suspended", "yanshi-a", "演示：核查");
        // What is under way meets the receiver's own clock.
        assertThat(in(Trio.said(Trio.HELLO, id, 1))).isEmpty();
        trio.wires.bringAll();
        refuses(in(Trio.said(Trio.HELLO, id, 1)), "suspended", "2026-11-26 00:00");
    }

    @Test
    void refusesWhatExpiredInFlight() {
        trio.clock.set(compact.end().minusMillis(1));
        assertThat(out(Trio.said(Trio.HELLO, id, 1))).isEmpty();
        trio.later(1);
        refuses(in(Trio.said(Trio.HELLO, id, 1)), "expired", "2027-11-26 00:00");
        assertThat(in(Trio.said(Trio.HELLO, id, 1)).orElseThrow().provision()).contains("《演示协议》第1条（互相问候）");
    }

    @Test
    void refusesUntilAllHaveSignedAndTheFirstDayHasBegun() {
        Compact next = trio.ofTwo("演示协议（修订）", Optional.of(id));
        Trio.draft(trio.a, next);
        refuses(out(Trio.said(Trio.HELLO, next.id(), 1)), "draft");
        Trio.sign(trio.a, next.id());
        refuses(out(Trio.said(Trio.HELLO, next.id(), 1)), "waiting", "yanshi-b");
        trio.wires.bringAll();
        Trio.sign(trio.b, next.id());
        refuses(
                trio.b.judge(trio.a, Way.OUT, Trio.said(Trio.HELLO, id, 1)).getFirst(),
                "replaced",
                next.id().hex());
        Ground ground = trio.b
                .compacts
                .ground(trio.a.zone().code(), Trio.HELLO, Way.OUT, trio.now())
                .orElseThrow();
        assertThat(ground.id()).isEqualTo(next.id());
        assertThat(in(new Said(Trio.HELLO, ground.body(), true))).isEmpty();
        assertThat(trio.b.compacts.ground(trio.c.zone().code(), Trio.HELLO, Way.OUT, trio.now()))
                .isEmpty();
    }

    @Test
    void saysNothingToAPartnerBeforeTheSignaturesAreOnTheirWay() {
        trio.a.sql.update("delete from compact.told where what like 'signature yanshi-a'");
        trio.a.sql.update("update compact.revision set number = nextval('compact.revision_number')");
        refuses(out(Trio.said(Trio.HELLO, id, 1)), "not-told", "yanshi-b");
        trio.a.watch.look();
        assertThat(out(Trio.said(Trio.HELLO, id, 1))).isEmpty();
    }
}
