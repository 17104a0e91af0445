package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.command.Verdict;

/** Two zones and a log of four entries in two batches, which a test breaks, and what it must then read of it. */
abstract class BrokenExport {

    @TempDir
    Path folder;

    final SampleZone a = new SampleZone("yanshi-a", Suite.ED25519_SHA256, 11);
    final SampleZone b = new SampleZone("yanshi-b", Suite.ED25519_SHA256, 12);
    final PrivateKey first = a.newKey();
    final PrivateKey second = a.newKey();
    final SampleLog log = new SampleLog(a, ChannelName.between(a.code, b.code, 1, a.suite), first, 13);
    final SampleLog reverse = new SampleLog(b, ChannelName.between(b.code, a.code, 1, b.suite), b.newKey(), 14);
    byte[] file = {};

    /** Four entries in two batches. */
    @BeforeEach
    void write() {
        log.message("demo.one", "演示 0");
        log.message("demo.one", "演示 1");
        log.seal(Optional.empty());
        log.message("demo.one", "演示 2");
        log.message("demo.one", "演示 3");
        log.seal(Optional.empty());
    }

    ChannelReport audit(byte[] bytes, Trust trust) {
        file = bytes;
        try {
            Path path = Files.write(folder.resolve("export.tbx"), bytes);
            return new ChannelAudit(InputFile.of(path), trust).run();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    ChannelReport audit(byte[] bytes) {
        return audit(bytes, new Trust(Map.of(), Map.of()));
    }

    ChannelReport audit() {
        return audit(log.export().own().entries().end());
    }

    void breaksAt(ChannelReport report, Kind kind, long entry, long soundBefore) {
        assertThat(report.damage()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.breaches()).extracting(Breach::kind).containsOnly(kind);
        assertThat(report.breaches().getFirst().entry()).isEqualTo(entry);
        assertThat(report.summary().entries()).isEqualTo(soundBefore);
    }

    /** Where bytes stand in the audited file. */
    long placeOf(byte[] part) {
        for (int i = 0; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }

    byte[] header(long index) {
        for (Batch batch : log.batches) {
            if (index < batch.end()) {
                return batch.entries().get((int) (index - batch.first())).headerBytes();
            }
        }
        throw new AssertionError("no entry " + index);
    }
}
