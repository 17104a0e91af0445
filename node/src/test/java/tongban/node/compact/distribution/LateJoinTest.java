package tongban.node.compact.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.node.PostgresAtTest;

/** A party that one zone does not know yet. */
@Timeout(60)
class LateJoinTest {

    @Test
    void aSignatureThatNobodyHereCanCheckCountsFromTheMomentAtWhichItsZoneJoins() throws IOException {
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                Trio trio = new Trio(postgres)) {
            trio.a.knows(trio.b, trio.c);
            trio.c.knows(trio.a);
            trio.b.knows(trio.a);
            CompactId id = Trio.draft(trio.a, trio.ofThree("演示三区协议"));
            trio.wires.bringAll();
            Trio.sign(trio.a, id);
            Trio.sign(trio.c, id);
            trio.wires.bringAll();
            Trio.sign(trio.b, id);
            trio.wires.bringAll();
            trio.later(86400);
            assertThat(trio.state(trio.a, id)).isInstanceOf(CompactState.InForce.class);
            assertThat(trio.b.compacts.find(id).orElseThrow().signatures()).hasSize(3);
            assertThat(trio.state(trio.b, id)).isInstanceOf(CompactState.Waiting.class);
            trio.b.knows(trio.c);
            trio.b.watch.look();
            assertThat(trio.state(trio.b, id)).isEqualTo(new CompactState.InForce(trio.now()));
        }
    }

    @Test
    void aZoneThatJoinsLaterIsToldWhatItLacks() throws IOException {
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                Trio trio = new Trio(postgres)) {
            CompactId id = Trio.draft(trio.a, trio.ofThree("演示三区协议"));
            Trio.sign(trio.a, id);
            assertThat(trio.wires.waits(trio.a, trio.b)).isZero();
            trio.a.knows(trio.b);
            trio.b.knows(trio.a);
            trio.a.watch.look();
            trio.wires.bringAll();
            assertThat(trio.b.compacts.find(id).orElseThrow().history().signatures())
                    .containsOnlyKeys(trio.a.zone().code());
        }
    }
}
