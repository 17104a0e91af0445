package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.channel.EvidenceText;
import tongban.verifier.command.CommandRun;

/** Seeded mutations of every file that the audit reads: a verdict or a refusal by name, never a fault or a hang. */
class AuditFuzzTest {

    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    @Test
    void everyChangeOfASingleByteOfAnExportIsNoticed() {
        byte[] good = samples.exportBa();
        assertThat(exit("good", good)).isZero();

        List<Integer> unnoticed = IntStream.range(0, good.length)
                .parallel()
                .filter(at -> {
                    byte[] changed = good.clone();
                    changed[at] ^= (byte) (1 + new Random(at).nextInt(255));
                    return exit("byte" + at, changed) == 0;
                })
                .boxed()
                .toList();
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void everyChangeOfASingleBitOfAnSm2ExportIsNoticedAtManyPlaces() {
        byte[] good = samples.exportAb();
        List<Integer> unnoticed = IntStream.range(0, good.length / 5)
                .parallel()
                .filter(step -> {
                    int at = step * 5 + step % 5;
                    byte[] changed = good.clone();
                    changed[Math.min(at, good.length - 1)] ^= (byte) (1 << step % 8);
                    return exit("bit" + step, changed) == 0;
                })
                .boxed()
                .toList();
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void everyCutOfAnExportIsBadInputWithThePlace() {
        byte[] good = samples.exportBa();
        for (int length = 0; length < good.length; length += 37) {
            CommandRun run = run("cut", java.util.Arrays.copyOf(good, length));
            assertThat(run.exit()).as("cut at " + length).isEqualTo(2);
            assertThat(run.err()).as("cut at " + length).containsAnyOf("byte ", "is empty");
        }
    }

    @Test
    void tenThousandMutationsOfExportsProofsAndEvidenceNeverFault() {
        List<byte[]> seeds = new ArrayList<>(List.of(
                samples.exportBa(),
                samples.exportPublic(),
                samples.proof(),
                EvidenceText.encode(samples.fork()),
                samples.b.sealCertificate.encode()));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(120),
                () -> IntStream.range(0, 10_000).parallel().forEach(seed -> {
                    Random random = new Random(seed);
                    byte[] bytes = Mutations.mutated(
                            seeds.get(seed % seeds.size()), seeds.get(random.nextInt(seeds.size())), random);
                    CommandRun run = run("mutation" + seed, bytes);
                    assertThat(run.exit()).as("seed " + seed + run.err()).isBetween(0, 2);
                    assertThat(run.err()).as("seed " + seed).doesNotContain("bug of the program", "\tat ");
                }));
    }

    /** The exit code without the command line around it, which would cost more than the audit. */
    private int exit(String name, byte[] bytes) {
        try {
            Path path = Files.write(folder.resolve(name), bytes);
            InputFile file = InputFile.of(path);
            int exit = file.kind() == InputFile.Kind.EXPORT
                    ? new ChannelAudit(file, new Trust(Map.of(), Map.of()))
                            .run()
                            .verdict()
                            .exit()
                    : 2;
            Files.delete(path);
            return exit;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private CommandRun run(String name, byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve(name), bytes);
            CommandRun run = CommandRun.of("audit", file.toString());
            Files.delete(file);
            return run;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
