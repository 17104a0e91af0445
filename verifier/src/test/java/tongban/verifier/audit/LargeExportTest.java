package tongban.verifier.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Export;
import tongban.kernel.seal.Suite;

/** A larger export in a small heap: the audit runs in a process of its own with 64 MiB. */
class LargeExportTest {

    /** Entries; {@code -Dtongban.large=100000} measures. */
    private static final int ENTRIES = Integer.getInteger("tongban.large", 20_000);

    @TempDir
    Path folder;

    @Test
    void anExportOfManyEntriesIsAuditedWithASmallHeap() throws Exception {
        Path file = folder.resolve("large.tbx");
        write(file);
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "tongban.verifier.command.Tongban",
                "audit",
                file.toString(),
                "--json"));
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf(
                "large export: %d entries, %.1f MB, %.2f s with the start of Java, %.1f MB/s, %.0f/s, -Xmx64m%n",
                ENTRIES, Files.size(file) / 1e6, seconds, Files.size(file) / 1e6 / seconds, ENTRIES / seconds);

        assertThat(exit).as(Files.readString(out)).isZero();
        assertThat(Files.readString(out)).contains("\"entries\":" + ENTRIES, "\"verdict\":\"well\"");
    }

    private static void write(Path file) throws IOException {
        SampleZone a = new SampleZone("yanshi-a", Suite.SM2_SM3, 31);
        SampleZone b = new SampleZone("yanshi-b", Suite.SM2_SM3, 32);
        SampleLog log = new SampleLog(a, ChannelName.between(a.code, b.code, 1, a.suite), a.newKey(), 33);
        SampleLog reverse = new SampleLog(b, ChannelName.between(b.code, a.code, 1, b.suite), b.newKey(), 34);
        String text = "演示：一份约一千字节的报文。".repeat(24);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Export.Writer writer = new Export.Writer(out, log.channel);
            for (SampleZone zone : List.of(a, b)) {
                writer.certificate(zone.sealCertificate);
            }
            writer.certificate(log.certificates.getFirst()).certificate(reverse.certificates.getFirst());
            for (int entry = 0; entry < ENTRIES; entry++) {
                log.message("demo.one", text);
                if (log.size() % 256 == 0 || entry == ENTRIES - 1) {
                    log.seal(Optional.of(new Acknowledgement(0, reverse.root())));
                    writer.entries(log.batches.removeLast());
                }
            }
            reverse.seal(Optional.of(log.state()));
            writer.acknowledged(reverse.head()).end();
        }
        assertThat(Map.of("text", text.getBytes(UTF_8).length)).containsEntry("text", 1008);
    }
}
