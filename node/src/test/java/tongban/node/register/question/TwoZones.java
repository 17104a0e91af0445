package tongban.node.register.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.register.RegisterKind;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;

/** Two whole nodes over real HTTP, each with a database and the fictitious registers, and an agreement in force. */
final class TwoZones implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EmbeddedPostgres postgres;
    final ZoneAtTest a;
    final ZoneAtTest b;
    final Compact compact;

    private TwoZones(EmbeddedPostgres postgres, ZoneAtTest a, ZoneAtTest b, Compact compact) {
        this.postgres = postgres;
        this.a = a;
        this.b = b;
        this.compact = compact;
    }

    static TwoZones start(Path folder) throws IOException {
        EmbeddedPostgres postgres = PostgresAtTest.start();
        ZoneAtTest a = ZoneAtTest.found(postgres, folder, "yanshi-a", Suite.SM2_SM3);
        ZoneAtTest b = ZoneAtTest.found(postgres, folder, "yanshi-b", Suite.ED25519_SHA256);
        a.start(true);
        b.start(true);
        accept(a, b);
        accept(b, a);
        TwoZones zones = new TwoZones(postgres, a, b, compact());
        zones.agree();
        return zones;
    }

    private static void accept(ZoneAtTest one, ZoneAtTest other) {
        one.bean(Joining.class)
                .accept(other.founded.descriptor(), other.founded.fingerprint(), "test")
                .orThrow();
    }

    private static Compact compact() {
        ZoneCode a = new ZoneCode("yanshi-a");
        ZoneCode b = new ZoneCode("yanshi-b");
        Article companies = new Article(
                1,
                "法人库核验",
                "Companies",
                List.of(
                        new Term.AllowedTopic(RegisterKind.COMPANY.topic(), Direction.ANY),
                        new Term.FieldUse(List.of("credit-code", "name", "status"), "registration", "演示依据第一条")));
        Article people = new Article(
                2,
                "人口库核验",
                "People",
                List.of(
                        new Term.AllowedTopic(RegisterKind.PERSON.topic(), Direction.ANY),
                        new Term.FieldUse(List.of("birth-date", "name", "status"), "registration", "演示依据第二条"),
                        new Term.Quota(2, Term.Period.TOTAL, new Direction.OneWay(b, a))));
        LocalDate today = LocalDate.ofInstant(Instant.now(), LegalClock.BEIJING);
        return new Compact(
                "演示核验协议",
                "Agreement of test",
                List.of(a, b),
                today,
                today.plusYears(1),
                Optional.empty(),
                List.of(companies, people));
    }

    private void agree() {
        done(a.bean(Compacts.class).draft(compact.text().getBytes(StandardCharsets.UTF_8)));
        CompactId id = compact.id();
        for (ZoneAtTest zone : List.of(a, b)) {
            Compacts compacts = zone.bean(Compacts.class);
            within(() -> compacts.find(id).isPresent());
            done(zone.founded
                    .folder()
                    .sealing(FoundedZone.words(), seal -> compacts.sign(id, seal))
                    .orThrow());
        }
        for (ZoneAtTest zone : List.of(a, b)) {
            within(() -> zone.bean(Compacts.class).find(id).orElseThrow().state(Instant.now())
                    instanceof CompactState.InForce);
        }
    }

    /** One of them ends the agreement for both. */
    void end(ZoneAtTest by, String reason) {
        CompactId id = compact.id();
        done(by.founded
                .folder()
                .sealing(FoundedZone.words(), seal -> by.bean(Compacts.class).end(id, reason, seal))
                .orThrow());
    }

    private static void done(Deed deed) {
        assertThat(deed).isInstanceOf(Deed.Done.class);
    }

    static void within(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    @Override
    public void close() throws IOException {
        a.stop();
        b.stop();
        postgres.close();
    }
}
