package tongban.node.zone;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.kernel.zone.Descriptor;

/** A fictitious zone with a real folder of keys. */
public record FoundedZone(ZoneFolder folder) {

    public static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Both officers' words of every zone of test. */
    public static OfficersWords words() {
        return new OfficersWords("演示口令甲甲甲甲".toCharArray(), "demo-word-two".toCharArray());
    }

    public static NewZone described(String code, Suite suite) {
        return new NewZone(
                new ZoneCode(code),
                "演示区" + code,
                "Demonstration " + code,
                suite,
                true,
                new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                new ZoneFile.Door("127.0.0.1", 0, List.of("https://127.0.0.1:7443")),
                List.of(
                        new Authority("pension", Authority.Role.FRONT, Optional.empty(), "演示市社会保险局"),
                        new Authority("registration", Authority.Role.HOLDER, Optional.empty(), "演示区登记局")),
                List.of(new Topic("demo.hello", 1)));
    }

    /** Founds a zone in a folder below this one. */
    public static FoundedZone in(Path folder, String code) {
        return in(folder, code, Suite.SM2_SM3);
    }

    public static FoundedZone in(Path folder, String code, Suite suite) {
        return new FoundedZone(ZoneFolder.found(folder.resolve(code), described(code, suite), words(), RANDOM, NOW)
                .orThrow());
    }

    public byte[] descriptor() {
        return folder.descriptor().orThrow().encode();
    }

    public String fingerprint() {
        return Descriptor.read(descriptor()).orThrow().seal().fingerprint();
    }
}
