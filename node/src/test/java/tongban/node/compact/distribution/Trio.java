package tongban.node.compact.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tongban.kernel.channel.Topic;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.kernel.compact.Term.AllowedTopic;
import tongban.kernel.compact.Term.Period;
import tongban.kernel.compact.Term.Quota;
import tongban.kernel.seal.Suite;
import tongban.node.compact.CompactRefusal;
import tongban.node.compact.Deed;
import tongban.node.exchange.Admission.Said;

/** Three zones on one PostgreSQL, each with its own database, and agreements between them. */
final class Trio implements AutoCloseable {

    static final Topic HELLO = new Topic("exchange.hello", 1);
    static final Topic OFFER = new Topic("casework.offer", 1);
    static final Instant TODAY = Instant.parse("2026-11-25T02:00:00Z");

    final AtomicReference<Instant> clock = new AtomicReference<>(TODAY);
    final Wires wires = new Wires();
    final NodeOfTest a;
    final NodeOfTest b;
    final NodeOfTest c;

    Trio(EmbeddedPostgres postgres) {
        a = new NodeOfTest(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3), wires, clock);
        b = new NodeOfTest(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256), wires, clock);
        c = new NodeOfTest(postgres, ZoneOfTest.of("yanshi-c", Suite.SM2_SM3), wires, clock);
    }

    void allJoin() {
        a.knows(b, c);
        b.knows(a, c);
        c.knows(a, b);
    }

    static Article hello(Term... more) {
        List<Term> terms = new java.util.ArrayList<>(List.of(more));
        terms.add(new AllowedTopic(HELLO, Direction.ANY));
        return new Article(1, "互相问候", "Hello", terms);
    }

    Compact ofTwo(String title, Optional<CompactId> replaces) {
        Direction there = new Direction.OneWay(a.zone().code(), b.zone().code());
        Article offer = new Article(
                2,
                "分公司登记",
                "Branch companies",
                List.of(
                        new AllowedTopic(OFFER, there),
                        new Quota(3, Period.DAY, there),
                        new Quota(5, Period.TOTAL, there)));
        return compact(title, List.of(a, b), replaces, List.of(hello(), offer));
    }

    Compact ofThree(String title) {
        return compact(title, List.of(a, b, c), Optional.empty(), List.of(hello()));
    }

    static Compact compact(
            String title, List<NodeOfTest> parties, Optional<CompactId> replaces, List<Article> articles) {
        return new Compact(
                title,
                "Agreement of test",
                parties.stream().map(node -> node.zone().code()).sorted().toList(),
                LocalDate.parse("2026-11-26"),
                LocalDate.parse("2027-11-25"),
                replaces,
                articles);
    }

    static CompactId draft(NodeOfTest node, Compact compact) {
        Deed deed = node.compacts.draft(compact.text().getBytes(UTF_8));
        assertThat(deed).isEqualTo(new Deed.Done(compact.id()));
        return compact.id();
    }

    static void sign(NodeOfTest node, CompactId id) {
        done(node.compacts.sign(id, node.zone().key()));
    }

    /** Both draft and sign it, and it comes into force on its first day, which has begun. */
    CompactId inForce(Compact compact, NodeOfTest... parties) {
        CompactId id = draft(parties[0], compact);
        wires.bringAll();
        for (NodeOfTest party : parties) {
            sign(party, id);
        }
        wires.bringAll();
        if (now().isBefore(compact.start())) {
            clock.set(compact.start());
        }
        for (NodeOfTest party : parties) {
            assertThat(state(party, id)).isInstanceOf(CompactState.InForce.class);
        }
        return id;
    }

    static void done(Deed deed) {
        assertThat(deed).isInstanceOf(Deed.Done.class);
    }

    static void refuses(Deed deed, CompactRefusal.Reason reason) {
        assertThat(deed)
                .isInstanceOfSatisfying(
                        Deed.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }

    CompactState state(NodeOfTest node, CompactId id) {
        return node.compacts.find(id).orElseThrow().state(now());
    }

    void later(long seconds) {
        clock.updateAndGet(now -> now.plusSeconds(seconds));
    }

    static Said said(Topic topic, CompactId id, int article) {
        String body = "{\"compact\":\"" + id.hex() + "\",\"article\":" + article + ",\"words\":{\"a\":[1,2]}}";
        return new Said(topic, body.getBytes(UTF_8), false);
    }

    @Override
    public void close() {
        a.close();
        b.close();
        c.close();
    }

    /** What the clock of all three says. */
    Instant now() {
        return Objects.requireNonNull(clock.get());
    }
}
