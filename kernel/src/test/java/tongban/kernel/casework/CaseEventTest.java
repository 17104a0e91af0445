package tongban.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.law.LegalReference;

/** The bytes of version 1; what stands in a history must read alike for ever. */
class CaseEventTest {

    private static final String GOLDEN = """
            tongban/1/case-event
            case 00000000000000010000000000000002
            number 1
            previous 0000000000000000000000000000000000000000000000000000000000000000
            zone yanshi-a
            at 2026-11-25T01:00:00Z
            act submitted
            role counter
            by counter-1
            item registration/branch-company
            standard abababababababababababababababababababababababababababababababab
            receiving yanshi-a
            deciding yanshi-b
            mode collected
            body 333b13ff02f57ae18049b82ca66f37592c5a3d8fd54e44e23ae5c7085c24fd2a
            """;

    private final CaseEvent event = new History().next(History.A, Act.SUBMIT, Role.COUNTER);

    @Test
    void oneContentHasOneText() {
        assertThat(event.text()).isEqualTo(GOLDEN);
        assertThat(CaseEvent.read(GOLDEN)).contains(event);
        assertThat(event.digest()).hasToString("63c4a268dc3c94ffcde28cd101cb5bc0eee2e08921e1674fe27b636e8843cbfa");
    }

    @Test
    void theBodyIsNamedWithItsSalt() {
        byte[] salt = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

        assertThat(CaseEvent.bodyDigest(salt, "{\"名称\":\"演示\"}".getBytes(StandardCharsets.UTF_8)))
                .hasToString("337de666bf6bd067b2d3f2e8cad58f013610b66dff7fb4a3b79579a5e5b10684");
    }

    @Test
    void everyActsTextIsReadAsItWasWritten() {
        for (Act act : Act.values()) {
            CaseEvent each = History.accepted().next(History.B, act, Role.SYSTEM);
            assertThat(CaseEvent.read(each.text())).contains(each);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case 00=case 0X",
                "number 1=number 01",
                "number 1=number 10001",
                "zone yanshi-a=zone Yanshi-A",
                "at 2026-11-25T01:00:00Z=at 2026-11-25T01:00:00.000Z",
                "at 2026-11-25T01:00:00Z=at 2026-11-25T01:00:00.1234Z",
                "act submitted=act submit",
                "role counter=role chief",
                "by counter-1=by 张三",
                "by counter-1=by counter-1\nby counter-2",
                "mode collected=mode collected ",
                "mode collected=mode other",
                "item registration/branch-company=item ../etc",
                "deciding yanshi-b=deciding yanshi-b\nzzz 1",
                "standard ab=standard AB",
                "\nbody =\n\nbody ",
                "tongban/1=tongban/2"
            })
    void anyOtherSpellingIsRefused(String change) {
        String[] parts = change.split("=", 2);
        String text = GOLDEN;
        String changed = text.replace(parts[0], parts[1]);

        assertThat(changed).isNotEqualTo(text);
        assertThat(CaseEvent.read(changed)).isEmpty();
    }

    @Test
    void whateverIsCutOrTurnedIsReadAsItselfOrNotAtAll() {
        Random random = new Random(7);
        String text = GOLDEN;
        for (int round = 0; round < 3000; round++) {
            StringBuilder turned = new StringBuilder(text);
            for (int i = 0; i <= random.nextInt(3); i++) {
                int at = random.nextInt(turned.length());
                if (random.nextBoolean()) {
                    turned.deleteCharAt(at);
                } else {
                    turned.setCharAt(at, (char) random.nextInt(0x3000));
                }
            }
            String read = turned.toString();
            CaseEvent.read(read).ifPresent(found -> assertThat(found.text()).isEqualTo(read));
        }
        assertThat(CaseEvent.read("")).isEmpty();
        assertThat(CaseEvent.read("\n")).isEmpty();
        assertThat(CaseEvent.read("x".repeat(5000) + "\n")).isEmpty();
    }

    @Test
    void aProvisionIsWrittenAsAFact() {
        assertThat(Facts.text(LegalReference.of("行政许可法", "42", "1"))).isEqualTo("行政许可法|42|1");
        assertThat(Facts.reference("行政许可法|32|1|4").orElseThrow().citation()).isEqualTo("《行政许可法》第32条第1款第4项");
        assertThat(Facts.reference("行政许可法")).isEmpty();
        assertThat(Facts.reference("行政许可法||1")).isEmpty();
    }

    @Test
    void valuesWithWhatNobodySeesAreRefused() {
        assertThatThrownBy(() ->
                        new History().next(History.A, Act.PAUSE, Role.REVIEWER, Map.of(FactName.BASIS, "法\u200b|1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new History()
                        .next(
                                History.A,
                                Act.DEEM_ACCEPTED,
                                Role.SYSTEM,
                                Map.of(FactName.SINCE, Instant.MAX.toString())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
