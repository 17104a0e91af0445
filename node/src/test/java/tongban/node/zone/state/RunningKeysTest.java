package tongban.node.zone.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Signers;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.PublicKey;
import tongban.node.PostgresAtTest;
import tongban.node.zone.DescriptorRenewed;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.NodeKeyChanged;
import tongban.node.zone.NodeKeyRevoked;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.NodeKeys.Place;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneDatabase;
import tongban.node.zone.ZoneFolder;

/** Node keys of a node that runs: rollover, revocation, and a folder that breaks. */
class RunningKeysTest {

    @TempDir
    Path folder;

    @Test
    void keysAreChangedAndRevokedWithoutARestart() throws Exception {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        try (EmbeddedPostgres postgres = PostgresAtTest.start()) {
            DataSource source = RunningZone.database(postgres, "keys");
            try (RunningZone node = RunningZone.start(zone, source)) {
                rolls(node);
                noticesACommandsRollover(node, zone, source);
                revokes(node);
                goesOnWithABrokenFolder(node, zone, source);
            }
            RunningZone.close(source);
        }
    }

    private static void rolls(RunningZone node) {
        NodeKeys keys = node.bean(NodeKeys.class);
        ThisZone self = node.bean(ThisZone.class);
        Signers signers = self.signers();
        PublicKey first = self.nodeKey();
        assertThat(keys.all())
                .singleElement()
                .satisfies(key -> assertThat(key.place()).isEqualTo(Place.ONLY));

        KeyCertificate next = keys.rollover(FoundedZone.words()).orThrow();

        assertThat(node.published(NodeKeyChanged.class))
                .singleElement()
                .satisfies(changed -> assertThat(changed.next()).isEqualTo(next.key()));
        assertThat(keys.newest()).isEqualTo(next.key());
        assertThat(self.nodeKey()).isEqualTo(first);
        assertThat(self.certificates()).hasSize(3);
        assertThat(signers.signer(next.key().id())).isPresent();
        assertThat(signers.signer(first.id())).isPresent();
        assertThat(keys.all()).extracting(NodeKeys.NodeKey::place).containsExactly(Place.FIRST, Place.NEWEST);
    }

    private static void noticesACommandsRollover(RunningZone node, FoundedZone zone, DataSource source) {
        KeyCertificate next =
                zone.folder().rollover(FoundedZone.words(), FoundedZone.NOW).orThrow();
        new ZoneDatabase(source).announce();
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> node.bean(NodeKeys.class).newest().equals(next.key()));
    }

    private static void revokes(RunningZone node) {
        NodeKeys keys = node.bean(NodeKeys.class);
        ThisZone self = node.bean(ThisZone.class);
        int changes = node.published(NodeKeyChanged.class).size();

        ZoneFolder.Revoked revoked =
                keys.revoke(keys.newest().id(), "演示：主机失窃", FoundedZone.words()).orThrow();

        assertThat(revoked.newEpoch()).isTrue();
        assertThat(node.published(NodeKeyRevoked.class)).containsExactly(new NodeKeyRevoked(revoked.note(), true));
        assertThat(node.published(DescriptorRenewed.class)).hasSize(1);
        assertThat(node.published(NodeKeyChanged.class)).hasSize(changes);
        assertThat(self.channelTo(new ZoneCode("other"))).hasToString("tongban/1/yanshi/other/2/sm2-sm3");
        assertThat(self.nodeKey()).isEqualTo(keys.newest());
        assertThat(self.certificates())
                .as("the seal key's, and that of the key with which the epoch begins")
                .hasSize(2)
                .last()
                .isEqualTo(keys.all().getLast().note());
        assertThat(keys.all())
                .extracting(NodeKeys.NodeKey::place)
                .containsExactly(Place.PAST, Place.PAST, Place.PAST, Place.ONLY);
        assertThat(keys.all().get(2).revocation()).isPresent();
        assertThat(keys.revocations()).isEqualTo(List.of(revoked.note()));
    }

    private static void goesOnWithABrokenFolder(RunningZone node, FoundedZone zone, DataSource source)
            throws IOException {
        PublicKey before = node.bean(NodeKeys.class).newest();
        Files.writeString(zone.folder().file().keys().resolve("node-1.txt"), "broken");
        new ZoneDatabase(source).announce();
        node.bean(ZoneWatch.class).look();
        assertThat(node.bean(NodeKeys.class).newest()).isEqualTo(before);
        assertThat(node.bean(NodeKeys.class).rollover(FoundedZone.words())).isInstanceOf(ZoneAnswer.Done.class);
    }
}
