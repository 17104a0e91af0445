package tongban.kernel.compact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tongban.kernel.compact.CompactFault.Cause;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** Seeded changes of every form of this package: a named fault, or a value that writes itself as the same bytes. */
class CompactFuzzTest {

    private static final int MUTATIONS = 10_000;

    private final PrivateKey seal = PrivateKey.generate(Suite.ED25519_SHA256, new Agreements.Repeatable(1));
    private final EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);

    @Test
    void compactsAreRefusedOrWriteTheSameText() {
        survives(
                Agreements.full().text().getBytes(UTF_8),
                bytes -> kept(Compact.read(bytes)).map(compact -> compact.text().getBytes(UTF_8)));
        assertThat(causes).hasSizeGreaterThan(15);
    }

    @Test
    void signaturesAreRefusedOrWriteTheSameText() {
        survives(CompactSignature.sign(Agreements.full(), Agreements.A, seal).encode(), bytes -> {
            if (!(SignedNote.decode(bytes) instanceof Reading.Well<SignedNote> well)) {
                return Optional.empty();
            }
            SignedNote note = well.value();
            return kept(CompactSignature.read(note)).map(signature -> {
                boolean holds = kept(signature.check(note, Agreements.full(), seal.publicKey()))
                        .isPresent();
                assertThat(signature.text()).isEqualTo(note.text());
                assertThat(holds && !signature.equals(good(signature.suite()))).isFalse();
                return note.encode();
            });
        });
    }

    private static CompactSignature good(Suite suite) {
        return CompactSignature.of(Agreements.full(), Agreements.A, suite);
    }

    @Test
    void suspensionsAreRefusedOrWriteTheSameText() {
        Suspension good = new Suspension(
                Agreements.full().id(),
                Agreements.A,
                7,
                Suspension.Act.RESUME,
                Instant.parse("2027-03-01T02:00:00Z"),
                "演示：已核查");
        survives(good.signedBy(seal).encode(), bytes -> {
            if (!(SignedNote.decode(bytes) instanceof Reading.Well<SignedNote> well)) {
                return Optional.empty();
            }
            SignedNote note = well.value();
            return kept(Suspension.read(note)).map(act -> {
                boolean holds = kept(act.check(note, Agreements.full(), seal.publicKey()))
                        .isPresent();
                assertThat(act.text()).isEqualTo(note.text());
                assertThat(holds && !act.equals(good)).isFalse();
                return note.encode();
            });
        });
    }

    private <T> Optional<T> kept(CompactReading<T> reading) {
        if (reading instanceof CompactReading.Refused<T> refused) {
            causes.add(refused.fault().cause());
            assertThat(refused.fault().toString()).isNotBlank();
            assertThat(refused.fault().line()).isNotNegative();
            return Optional.empty();
        }
        return Optional.of(reading.orThrow());
    }

    private static void survives(byte[] good, Function<byte[], Optional<byte[]>> roundTrip) {
        assertThat(roundTrip.apply(good)).hasValue(good);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int seed = 0; seed < MUTATIONS; seed++) {
                byte[] bytes = mutated(good, new Random(seed));
                try {
                    Optional<byte[]> again = roundTrip.apply(bytes.clone());
                    assertThat(again.isEmpty() || Arrays.equals(again.get(), bytes))
                            .isTrue();
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        });
    }

    /** Cuts, repeats, swaps of whole lines, and single bytes. */
    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(30));
            byte[] middle = switch (random.nextInt(6)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> new byte[] {(byte) "\n -/,09azA".charAt(random.nextInt(10))};
                case 3 -> Arrays.copyOfRange(good, random.nextInt(good.length), good.length);
                case 4 -> "\nquota 7 per month any\n".getBytes(UTF_8);
                default -> line(good, random);
            };
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, at);
            out.writeBytes(middle);
            out.write(bytes, to, bytes.length - to);
            bytes = out.toByteArray();
        }
        return bytes;
    }

    private static byte[] line(byte[] good, Random random) {
        String[] lines = new String(good, UTF_8).split("\n", -1);
        return (lines[random.nextInt(lines.length)] + "\n").getBytes(UTF_8);
    }
}
