package tongban.node.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.zone.Authority;
import tongban.node.zone.ZoneRefusal.Cause;

/** The zone file: strictly read, and what is wrong is named with its line and what would pass. */
class ZoneFileTest {

    private static final String GOOD = """
            code: yanshi
            zh: 演示区
            en: Demonstration zone
            suite: sm2-sm3
            console: {bind: 127.0.0.1, port: 8080, address: "https://console.yanshi.example"}
            exchange:
              bind: 0.0.0.0
              port: 7443
              addresses: ["https://node.yanshi.example:7443"]
            keys: keys
            authorities:
              - {competence: pension, role: front, code: "-", name: 演示市社会保险局}
            topics: ["demo.hello/1"]
            """;

    @TempDir
    Path folder;

    private ZoneAnswer<ZoneFile> read(String text) throws IOException {
        Path file = folder.resolve("zone.yaml");
        Files.writeString(file, text);
        return ZoneFile.read(file);
    }

    @Test
    void readsWhatOperatorsWrote() throws IOException {
        ZoneFile file = read(GOOD).orThrow();

        assertThat(file.code().value()).isEqualTo("yanshi");
        assertThat(file.demonstration()).isFalse();
        assertThat(file.console().address()).hasValue("https://console.yanshi.example");
        assertThat(file.exchange().port()).isEqualTo(7443);
        assertThat(file.keys()).isEqualTo(folder.resolve("keys"));
        assertThat(file.nodePassword()).isEqualTo(folder.resolve("keys/node-password"));
        assertThat(file.authorities())
                .singleElement()
                .satisfies(one -> assertThat(one.role()).isEqualTo(Authority.Role.FRONT));
        assertThat(file.topics()).hasToString("[demo.hello/1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code: yanshi | code: Yan_shi | BAD_FIELD | 1 | a zone’s code
            code: yanshi | cod: yanshi | UNKNOWN_FIELD | 1 | The keys here are code
            zh: 演示区 | zh: '' | BAD_FIELD | 2 | one line
            en: Demonstration zone | en: {} | BAD_FIELD | 3 | a plain value
            suite: sm2-sm3 | suite: rsa | BAD_FIELD | 4 | ed25519-sha256
            port: 8080 | port: 99999 | BAD_FIELD | 5 | 65535
            port: 7443 | port: 0x10 | BAD_FIELD | 8 | 65535
            https://node | http://node | BAD_FIELD | 9 | https://node.example:7443
            bind: 0.0.0.0 | bind: '*' | BAD_FIELD | 7 | 127.0.0.1
            keys: keys | 'keys: [' | NOT_YAML | 12 | no YAML
            role: front | role: back | BAD_FIELD | 12 | delegate
            'code: "-"' | 'code: 91510100' | BAD_FIELD | 12 | not found
            'name: 演示市社会保险局' | nickname: x | UNKNOWN_FIELD | 12 | competence, role
            demo.hello/1 | demo.hello | BAD_FIELD | 13 | demo.hello/1
            suite: sm2-sm3 | | MISSING_FIELD | 1 | suite
            """)
    void namesTheLineAndWhatWouldPass(String good, String bad, Cause cause, int line, String cure) throws IOException {
        assertThat(GOOD).contains(good);
        ZoneRefusal refusal = refusal(read(GOOD.replace(good, bad == null ? "" : bad)));

        assertThat(refusal.cause()).isEqualTo(cause);
        assertThat(refusal.sentence(Locale.ENGLISH)).contains("zone.yaml, line " + line + ":", cure);
        assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).contains("第 " + line + " 行");
    }

    @Test
    void aFileThatIsNotThereOrEmptyOrNoTextIsNamed() throws IOException {
        assertThat(refusal(ZoneFile.read(folder.resolve("none.yaml"))).cause()).isEqualTo(Cause.FILE_MISSING);
        assertThat(refusal(ZoneFile.read(folder)).cause()).isEqualTo(Cause.FILE_UNREADABLE);
        assertThat(refusal(read("")).cause()).isEqualTo(Cause.NOT_YAML);
        Files.write(folder.resolve("zone.yaml"), new byte[] {(byte) 0xff});
        assertThat(refusal(ZoneFile.read(folder.resolve("zone.yaml"))).cause()).isEqualTo(Cause.NOT_YAML);
    }

    @Test
    void mutatedFilesAreReadOrRefusedAndNeverThrow() throws IOException {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("zone.yaml");
        Set<Cause> causes = new HashSet<>();
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) "{}[]:- \n\"'&*!|>%@`a1\t#\u0000".charAt(random.nextInt(23));
            }
            Files.write(file, bytes);
            if (ZoneFile.read(file) instanceof ZoneAnswer.Refused<ZoneFile> refused) {
                causes.add(refused.refusal().cause());
                assertThat(refused.refusal().sentence(Locale.CHINESE)).isNotBlank();
            }
        }
        assertThat(causes).hasSizeGreaterThan(4);
    }

    private static ZoneRefusal refusal(ZoneAnswer<?> answer) {
        return ((ZoneAnswer.Refused<?>) answer).refusal();
    }
}
