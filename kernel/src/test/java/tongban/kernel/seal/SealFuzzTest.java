package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tongban.kernel.seal.SealRefusal.Cause;

/** Seeded mutations of every form that this package reads: a refusal by name or the very same value, never a throw. */
class SealFuzzTest {

    private static final int MUTATIONS = 10_000;
    private static final String PASSWORD = "password";

    private final PrivateKey seal = Keys.key(Suite.ED25519_SHA256, 1);
    private final PrivateKey node = Keys.key(Suite.SM2_SM3, 2);
    private final Instant instant = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aMutatedNoteIsRefusedOrUnverifiedOrEncodesToItsOwnBytes() {
        byte[] good = SignedNote.sign("tongban/1/checkpoint\nsize 7\n\nroot 根\n", Purpose.CHECKPOINT, "cdgxq", node)
                .alsoSigned(Purpose.CHECKPOINT, "cdgxq", seal)
                .encode();
        survives(good, 9, bytes -> {
            Reading<SignedNote> reading = SignedNote.decode(bytes);
            if (reading instanceof Reading.Well<SignedNote> well) {
                assertThat(well.value().encode())
                        .as("one value has one encoding")
                        .isEqualTo(bytes);
                boolean both = well.value().signedBy("cdgxq", seal.publicKey(), Purpose.CHECKPOINT)
                        && well.value().signedBy("cdgxq", node.publicKey(), Purpose.CHECKPOINT);
                assertThat(both && well.value().signatures().size() == 2 && !sameLines(bytes, good))
                        .isFalse();
            }
            return reading;
        });
    }

    /** The order of the two signature lines is free; all else is fixed. */
    private static boolean sameLines(byte[] one, byte[] another) {
        List<NoteSignature> first = SignedNote.decode(one).orThrow().signatures();
        return SignedNote.decode(one)
                        .orThrow()
                        .text()
                        .equals(SignedNote.decode(another).orThrow().text())
                && first.containsAll(SignedNote.decode(another).orThrow().signatures());
    }

    @Test
    void aMutatedCertificateIsRefused() {
        var certificate = new KeyCertificate("cdgxq", KeyKind.NODE, node.publicKey(), instant, instant.plusSeconds(60));
        byte[] good = certificate.signedBy(seal).encode();
        survives(good, 14, bytes -> refusedUnlessSame(KeyCertificate.read(bytes, seal.publicKey()), bytes, good));
    }

    @Test
    void aMutatedSelfSignedCertificateIsRefused() {
        var certificate =
                new KeyCertificate("cdgxq", KeyKind.ZONE_SEAL, node.publicKey(), instant, instant.plusSeconds(60));
        byte[] good = certificate.signedBy(node).encode();
        survives(good, 14, bytes -> refusedUnlessSame(KeyCertificate.readSelfSigned(bytes), bytes, good));
    }

    @Test
    void aMutatedRevocationIsRefused() {
        byte[] good = new Revocation("cdgxq", node.publicKey().id(), instant, "遗失")
                .signedBy(seal)
                .encode();
        survives(good, 14, bytes -> refusedUnlessSame(Revocation.read(bytes, seal.publicKey()), bytes, good));
    }

    @Test
    void aMutatedKeyFileIsRefused() {
        byte[] good = SealedKeyFile.seal(
                        node, KeyKind.NODE, PASSWORD.toCharArray(), new ScryptCost(10, 1, 1), Keys.seeded(3))
                .encode();
        survives(
                good,
                14,
                bytes -> refusedUnlessSame(
                        SealedKeyFile.decode(bytes).then(file -> file.open(PASSWORD.toCharArray(), Keys.seeded(4))),
                        bytes,
                        good));
    }

    @Test
    void aRandomPublicKeyIsReadOrRefused() {
        var random = new Random(6);
        for (Suite suite : Suite.values()) {
            for (int i = 0; i < 2_000; i++) {
                var bytes = new byte[suite == Suite.SM2_SM3 ? 65 : 32];
                random.nextBytes(bytes);
                bytes[0] = suite == Suite.SM2_SM3 ? 4 : bytes[0];
                if (PublicKey.read(suite, bytes) instanceof Reading.Well<PublicKey> well) {
                    var signature = new byte[64];
                    random.nextBytes(signature);
                    assertThat(well.value().verifies(Purpose.LICENCE, bytes, signature))
                            .isFalse();
                }
            }
        }
    }

    private static <T> Reading<T> refusedUnlessSame(Reading<T> reading, byte[] bytes, byte[] good) {
        assertThat(reading instanceof Reading.Refused<T> || Arrays.equals(bytes, good))
                .as("altered bytes must be refused")
                .isTrue();
        return reading;
    }

    /** At least {@code causesMin} different refusals show that the mutations reach beyond the first check. */
    private static <T> void survives(byte[] good, int causesMin, Function<byte[], Reading<T>> reader) {
        assertThat(reader.apply(good)).isInstanceOf(Reading.Well.class);
        var causes = EnumSet.noneOf(Cause.class);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int seed = 0; seed < MUTATIONS; seed++) {
                byte[] bytes = mutate(good, new Random(seed));
                try {
                    Reading<T> reading = reader.apply(bytes);
                    if (reading instanceof Reading.Refused<T> refused) {
                        causes.add(refused.refusal().cause());
                        assertThat(refused.refusal().detail()).isNotBlank();
                        assertThat(refused.refusal().line()).isBetween(0, 1 + lines(bytes));
                    }
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        });
        assertThat(causes).hasSizeGreaterThanOrEqualTo(causesMin);
    }

    private static int lines(byte[] bytes) {
        int lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] bytes = good;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = mutateOnce(bytes, good, random);
        }
        return bytes;
    }

    private static byte[] mutateOnce(byte[] bytes, byte[] good, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        byte[] middle = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> new byte[] {"\n \r—=0A9".getBytes(StandardCharsets.UTF_8)[random.nextInt(9)]};
            case 3 -> Arrays.copyOfRange(good, random.nextInt(good.length), good.length);
            case 4 -> new byte[random.nextInt(20_000)];
            default -> Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 40));
        };
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        boolean cut = random.nextInt(20) == 0;
        out.write(bytes, to, cut ? 0 : bytes.length - to);
        return out.toByteArray();
    }
}
