package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.trial.Fault;
import tongban.node.trial.FaultyWire;
import tongban.node.zone.Partner;
import tongban.verifier.command.CommandRun;

/** Two whole nodes under load, with a failing wire between them in both directions. */
@Timeout(600)
class FaultyWireTest {

    private static final long SEED = 20_261_125;
    private static final Duration FAULTS = Duration.ofSeconds(20);

    @Test
    void whateverTheWireDoesAllTakesEffectOnceAndInOrder(@TempDir Path folder) throws Exception {
        SecureRandom random = new SecureRandom();
        Random schedule = new Random(SEED);
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest a = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, random));
                NodeOfTest b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, random));
                FaultyWire toB = FaultyWire.to(door(b), schedule);
                FaultyWire toA = FaultyWire.to(door(a), schedule)) {
            meets(a, b, toB);
            meets(b, a, toA);
            Load fromA = Load.start(a, b, SEED);
            Load fromB = Load.start(b, a, SEED + 1);
            plays(schedule, toA, toB);
            toA.heal();
            toB.heal();
            fromA.stop();
            fromB.stop();
            settle(a, b);
            assertThat(toA.faults() + toB.faults()).isGreaterThan(10);
            assertThat(fromA.count()).isGreaterThan(100);
            assertThat(fromA.faults()).isEmpty();
            assertThat(fromB.faults()).isEmpty();
            assertThat(fromA.wrongs()).isEmpty();
            assertThat(fromB.wrongs()).isEmpty();
            CommandRun audit = Audited.of(a, b, folder);
            assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
        }
    }

    private static InetSocketAddress door(NodeOfTest node) {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), node.address().getPort());
    }

    private static void meets(NodeOfTest node, NodeOfTest other, FaultyWire wire) {
        Partner partner = other.zone().asPartnerOf(node.zone().code(), URI.create("http://127.0.0.1:" + wire.port()));
        node.known().add(partner);
        Awaitility.await().until(() -> node.channels().leads());
        node.channels().join(partner);
    }

    private static void plays(Random schedule, FaultyWire... wires) throws InterruptedException {
        long end = System.nanoTime() + FAULTS.toNanos();
        while (System.nanoTime() < end) {
            FaultyWire wire = wires[schedule.nextInt(wires.length)];
            wire.set(Fault.random(schedule));
            Thread.sleep(100 + schedule.nextInt(900));
            if (schedule.nextBoolean()) {
                wire.heal();
                Thread.sleep(schedule.nextInt(700));
            }
        }
    }

    private static void settle(NodeOfTest a, NodeOfTest b) {
        // Waits between attempts may have grown to half a minute by now.
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> quiet(a, b) && quiet(b, a));
    }

    private static boolean quiet(NodeOfTest one, NodeOfTest other) {
        return one.stateWith(other).drafts() == 0
                && one.stateWith(other).outgoing().acknowledged()
                        == one.stateWith(other).outgoing().size();
    }
}
