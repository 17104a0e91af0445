package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.PostgresAtTest;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.HeldEvent;

/** Two zones, each with cases on a database of its own, and what they tell each other. */
abstract class TwoZones {

    private static EmbeddedPostgres postgres;

    final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-25T01:00:00Z"));
    ZoneAtTest a;
    ZoneAtTest b;

    @BeforeAll
    static void database() throws IOException {
        postgres = PostgresAtTest.start();
    }

    @AfterAll
    static void end() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void zones() {
        a = zone("yanshi-a", false);
        b = zone("yanshi-b", false);
    }

    /** Both anew, under an agreement that asks for the same standard. */
    void zonesOfTheSameStandard() {
        close();
        a = zone("yanshi-a", true);
        b = zone("yanshi-b", true);
    }

    private ZoneAtTest zone(String code, boolean requireSame) {
        return new ZoneAtTest(postgres, code, new AgreementAtTest(requireSame), clock);
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    void passes(Duration time) {
        clock.set(Objects.requireNonNull(clock.get()).plus(time));
    }

    CaseId offered() {
        CaseId id = a.files(b.code);
        ZoneAtTest.talk(a, b);
        return id;
    }

    CaseId accepted() {
        CaseId id = offered();
        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        ZoneAtTest.talk(a, b);
        return id;
    }

    void sameEverywhere(CaseId id) {
        List<String> here = a.desk.history(id).stream().map(HeldEvent::head).toList();
        List<String> there = b.desk.history(id).stream().map(HeldEvent::head).toList();
        assertThat(there).isEqualTo(here);
        assertThat(b.file(id).state()).isEqualTo(a.file(id).state());
    }

    static String word(CaseOutcome outcome) {
        return ((CaseOutcome.Refused) outcome).word();
    }
}
