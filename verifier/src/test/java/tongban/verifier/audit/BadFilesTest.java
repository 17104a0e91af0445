package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.verifier.command.CommandRun;

/** What is no export at all: a sentence with the place, exit code 2, no stack trace. */
class BadFilesTest {

    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    private void refuses(String part, String... words) {
        CommandRun run = CommandRun.of(words);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).contains(part).doesNotContain("\tat ", "Exception", "bug of the program");
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    @Test
    void refusesNothingAndWhatDoesNotExist() {
        refuses("Name an export", "audit");
        refuses("does not exist", "audit", folder.resolve("none.tbx").toString());
        refuses("does not exist", "audit", "check", folder.resolve("none").toString());
    }

    @Test
    void refusesAnEmptyAForeignAndATruncatedFile() throws IOException {
        String empty = file("empty.tbx", new byte[0]);
        refuses("is empty", "audit", empty);
        refuses("is empty", "audit", "check", empty);
        refuses("is empty", "audit", "prove", empty, "0");
        String foreign = file("foreign.tbx", "%PDF-1.7 演示".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refuses("byte 0", "audit", foreign);
        refuses("byte 0", "audit", "prove", foreign, "0");
        refuses("byte 0", "audit", "check", foreign);
        byte[] good = samples.exportBa();
        String cut = file("cut.tbx", Arrays.copyOf(good, good.length - 1));
        refuses("byte " + (good.length - 1), "audit", cut);
        refuses("byte " + (good.length - 1), "audit", "prove", cut, "0");
    }

    @Test
    void refusesBytesAfterTheEndAndAnEndThatCountsOtherwise() throws IOException {
        byte[] good = samples.exportBa();
        refuses("byte " + good.length, "audit", file("more.tbx", Arrays.copyOf(good, good.length + 1)));
        byte[] count = good.clone();
        count[good.length - 33] ^= 1;
        refuses("its end names 2", "audit", file("count.tbx", count));
    }

    @Test
    void refusesASparseFileOfFiveGigabytesAtOnce() throws IOException {
        Path plain = folder.resolve("huge");
        Path begun = folder.resolve("huge.tbx");
        for (Path path : new Path[] {plain, begun}) {
            try (var huge = new RandomAccessFile(path.toFile(), "rw")) {
                if (path.equals(begun)) {
                    huge.write("tongban/1/export\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
                huge.setLength(5L << 30);
            }
        }
        Path text = folder.resolve("huge.proof");
        try (var huge = new RandomAccessFile(text.toFile(), "rw")) {
            huge.write("tongban/1/proof\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            huge.setLength(5L << 30);
        }
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            refuses("byte 0", "audit", plain.toString());
            refuses("byte 17", "audit", begun.toString());
            refuses("more than 1048576 bytes", "audit", text.toString());
            refuses("more than 1048576 bytes", "audit", "check", text.toString());
        });
    }

    @Test
    void refusesDevicesAndFoldersWithoutExports() throws IOException {
        refuses("not a regular file", "audit", "/dev/zero");
        refuses("not a regular file", "audit", "check", "/dev/random");
        Path none = Files.createDirectory(folder.resolve("none"));
        Files.writeString(none.resolve("README.md"), "演示");
        refuses("no export, evidence or proof", "audit", none.toString());
        refuses("is a folder", "audit", "prove", none.toString(), "0");
    }

    @Test
    void refusesAnIndexThatTheLogDoesNotHaveAndAFileThatCannotBeWritten() throws IOException {
        String good = file("good.tbx", samples.exportBa());
        refuses("There is no entry 3", "audit", "prove", good, "3");
        refuses("There is no entry -1", "audit", "prove", good, "-1");
        refuses(
                "cannot be written",
                "audit",
                "prove",
                good,
                "0",
                "--out",
                folder.resolve("no/where").toString());
    }

    @Test
    void refusesASealThatIsNoFingerprintAndATrustThatIsNoCertificate() throws IOException {
        String good = file("good.tbx", samples.exportBa());
        refuses("ZONE=FINGERPRINT", "audit", good, "--seal", "yanshi-b");
        refuses("ZONE=FINGERPRINT", "audit", good, "--seal", "yanshi-b=12");
        refuses("no seal certificate", "audit", good, "--trust", good);
    }

    @Test
    void refusesEvidenceWithoutAKnownSealKeyAndAProofWithALineTooMany() throws IOException {
        Samples other = new Samples();
        var fork = new tongban.kernel.channel.Evidence.Fork(
                other.fork().earlier(),
                other.fork().checkpoint(),
                other.fork().rootInLater(),
                other.fork().tie(),
                other.ab.certificates);
        refuses(
                "give its certificate with --trust",
                "audit",
                file("e", tongban.kernel.channel.EvidenceText.encode(fork)));
        byte[] proof = samples.proof();
        byte[] more = Arrays.copyOf(proof, proof.length + 2);
        more[proof.length] = 'x';
        more[proof.length + 1] = '\n';
        refuses("a line too many", "audit", "check", file("p", more));
    }

    @Test
    void refusesAFileThatMayNotBeRead() throws IOException {
        Path secret = folder.resolve("secret.tbx");
        Files.write(secret, samples.exportBa());
        assertThat(secret.toFile().setReadable(false)).isTrue();
        // Whoever runs as root reads everything; then the file is simply read.
        if (!Files.isReadable(secret)) {
            refuses("cannot be read", "audit", secret.toString());
        } else {
            assertThat(CommandRun.of("audit", secret.toString()).exit()).isZero();
        }
    }
}
