package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.trial.Came;
import tongban.node.trial.Door;
import tongban.node.trial.PlayedPartner;
import tongban.node.trial.Trial;
import tongban.node.zone.Partner;

/** Every trial that {@code partner-test} plays, against this node. */
@Timeout(600)
class TrialsTest {

    @Test
    void thisNodePassesEveryTrialTwiceAndEndsAForkedChannel() throws Exception {
        SecureRandom random = new SecureRandom();
        ZoneOfTest zoneC = ZoneOfTest.of("yanshi-c", Suite.SM2_SM3, random);
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest node = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.ED25519_SHA256, random));
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            Partner known = zoneC.asPartnerOf(node.zone().code(), URI.create("http://127.0.0.1:9"));
            node.known().add(known);
            Awaitility.await().until(() -> node.channels().leads());
            node.channels().join(known);
            for (int run = 0; run < 2; run++) {
                // The second run begins like another process: it has lost what the first one said.
                PlayedPartner partner = new PlayedPartner(
                        zoneC.channelTo(node.zone().code()),
                        zoneC.node(),
                        new Door(node.address(), client),
                        InstantSource.system(),
                        new Random(run));
                assertThat(partner.meets()).isTrue();
                assertThat(wrong(partner, Trial.all())).isEmpty();
                if (run == 1) {
                    Came fork = Trial.fork().play().with(partner);
                    assertThat(fork.right()).as(fork.words()).isTrue();
                }
            }
            assertThat(node.channels()
                            .state(known.code())
                            .orElseThrow()
                            .incoming()
                            .forked())
                    .isTrue();
        }
    }

    private static List<String> wrong(PlayedPartner partner, List<Trial> trials) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Trial trial : trials) {
            Came came = trial.played(partner);
            if (!came.right()) {
                wrong.add(trial.word() + ": " + came.words());
            }
        }
        return wrong;
    }
}
