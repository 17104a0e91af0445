package tongban.node.command.partnertest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.command.EmbeddedDatabase;
import tongban.node.exchange.ExchangeDoor;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.CommandRun;

/** The command against a whole node of this project, over pinned TLS. */
@Timeout(600)
class PartnerTestCommandTest {

    private static ZoneFolder zone(Path folder, String code) {
        return ZoneFolder.found(
                        folder.resolve(code),
                        new NewZone(
                                ZoneCode.read(code).code().orElseThrow(),
                                "演示区 " + code,
                                "Demonstration zone " + code,
                                Suite.SM2_SM3,
                                true,
                                new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                                new ZoneFile.Door("127.0.0.1", 0, List.of("https://127.0.0.1:9")),
                                List.of(),
                                List.of()),
                        new OfficersWords("yanshi-first".toCharArray(), "yanshi-second".toCharArray()),
                        new SecureRandom(),
                        Instant.now())
                .orThrow();
    }

    @Test
    void aNodeOfThisProjectPassesAndBadInputIsTold(@TempDir Path folder) throws Exception {
        ZoneFolder tested = zone(folder, "yanshi-a");
        ZoneFolder played = zone(folder, "yanshi-t");
        Path descriptor = folder.resolve("yanshi-a.descriptor");
        try (EmbeddedDatabase database = EmbeddedDatabase.throwAway();
                ConfigurableApplicationContext node = Node.start(new NodeSettings(
                        tested.file().path(),
                        database.database("zone_a"),
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        List.of()))) {
            Files.write(descriptor, node.getBean(Descriptors.class).ownNote().encode());
            String url = "https://127.0.0.1:" + node.getBean(ExchangeDoor.class).port();
            String[] command = {
                "partner-test",
                url,
                "--zone",
                played.file().path().toString(),
                "--node",
                descriptor.toString(),
                "--json",
                "--fork"
            };
            CommandRun unknown = CommandRun.of(command);
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.out() + unknown.err()).contains("no-partner", "accepted the descriptor of yanshi-t");

            node.getBean(Joining.class)
                    .accept(
                            played.descriptor().orThrow().encode(),
                            played.voice().orThrow().descriptor().seal().fingerprint(),
                            "test")
                    .orThrow();
            passes(command);
        }
    }

    private static void passes(String... command) {
        CommandRun[] run = new CommandRun[1];
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            run[0] = CommandRun.of(command);
            return run[0].exit() != 2;
        });
        assertThat(run[0].exit()).as(run[0].out() + run[0].err()).isZero();
        assertThat(run[0].lastLine()).contains("\"failed\":0", "\"trial\":\"fork\",\"passed\":true");

        CommandRun again = CommandRun.of(command);
        assertThat(again.exit()).as("the channel has ended").isNotZero();
    }

    @Test
    void whatCannotBeWorkedWithIsSaidWithPlaceAndCure(@TempDir Path folder) {
        ZoneFolder played = zone(folder, "yanshi-t");
        String file = played.file().path().toString();
        CommandRun noNode = CommandRun.of("partner-test", "https://127.0.0.1:9", "--zone", file, "--node", file + "x");
        assertThat(noNode.exit()).isEqualTo(2);
        assertThat(noNode.err()).contains("--node", "zone invite");
        CommandRun noDescriptor = CommandRun.of("partner-test", "https://127.0.0.1:9", "--zone", file, "--node", file);
        assertThat(noDescriptor.exit()).isEqualTo(2);
        CommandRun noTrial = CommandRun.of(
                "partner-test", "https://127.0.0.1:9", "--zone", file, "--node", file, "--only", "nonsense");
        assertThat(noTrial.err()).contains("nonsense", "wrong-root");
        CommandRun noUrl = CommandRun.of("partner-test", "nowhere", "--zone", file, "--node", file, "--lang", "zh");
        assertThat(noUrl.exit()).isEqualTo(2);
        assertThat(noUrl.err()).contains("nowhere", "https://主机:端口");
    }
}
