package tongban.verifier.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.PublicHead;
import tongban.verifier.command.CommandRun;

/** Exports held against each other, proofs made and checked, and what the two languages and JSON say. */
class FolderTest {

    @TempDir
    Path folder;

    private final Samples samples = new Samples();

    private void put(String... names) throws IOException {
        Map<String, byte[]> files = samples.files();
        for (String name : names) {
            Files.write(folder.resolve(name.substring(name.lastIndexOf('/') + 1)), files.get(name));
        }
    }

    private CommandRun audit(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "audit";
        all[1] = folder.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return CommandRun.of(all);
    }

    @Test
    void theSamplesAgreeWithEachOther() throws IOException {
        put("channel/a-b.tbx", "channel/b-a.tbx", "channel/a-public.tbx", "channel/a-b-2.proof");
        CommandRun run = audit("--json");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.lastLine()).contains("\"compared\":8", "\"trust\":\"to be compared\"", "\"verdict\":\"well\"");
    }

    @Test
    void saysThatTheTrustIsGivenWhenAllSealKeysAreNamed() throws IOException {
        put("channel/a-b.tbx", "channel/b-a.tbx");
        CommandRun run = audit(
                "--json",
                "--seal",
                "yanshi-a=" + samples.a.fingerprint(),
                "--seal",
                "yanshi-b=" + samples.b.fingerprint().substring(0, 16));

        assertThat(run.exit()).isZero();
        assertThat(run.lastLine()).contains("\"trust\":\"given\"").doesNotContain("to be compared");
    }

    @Test
    void twoExportsOfOneChannelThatForkGiveEvidenceThatConvincesAlone() throws IOException {
        put("broken/fork/a-b.tbx", "broken/fork/a-b-other.tbx");
        Path out = folder.resolve("out.evidence");
        CommandRun run = audit("--evidence", out.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FORK of tongban/1/yanshi-a/yanshi-b/1/sm2-sm3", "Two signed heads prove it");
        CommandRun alone = CommandRun.of("audit", out.toString());
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.out()).contains("PROVEN", "Zone yanshi-a signed what cannot be true");
    }

    @Test
    void anExportThatIsThePrefixOfAnotherAgrees() throws IOException {
        put("channel/a-b.tbx");
        SampleLog.Writing writing = samples.ab.export().own();
        Files.write(
                folder.resolve("earlier.tbx"),
                writing.each(samples.ab.batches.subList(0, 2), writing.writer::entries)
                        .end());

        assertThat(audit().exit()).isZero();
    }

    @Test
    void aForkOfDifferentSizesIsProvenWithTheTieBetweenThem() throws IOException {
        put("channel/a-b.tbx");
        SampleLog other = new SampleLog(samples.a, samples.ab.channel, samples.firstKey, 99);
        for (int i = 0; i < 5; i++) {
            other.message("demo.one", "演示：另一份 " + i);
        }
        other.seal(Optional.empty());
        Files.write(folder.resolve("other.tbx"), other.export().own().entries().end());
        CommandRun run = audit("--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).contains("\"kind\":\"fork\"", "\"proven\":true", "tongban/1/evidence");
    }

    @Test
    void anAcknowledgementOfAnotherLogIsASplitView() throws IOException {
        put("channel/a-b.tbx");
        SampleLog reverse = new SampleLog(samples.b, samples.ba.channel, samples.b.newKey(), 98);
        reverse.message("demo.one", "演示");
        reverse.seal(Optional.of(new Acknowledgement(3, samples.ab.hash.emptyRoot())));
        Files.write(folder.resolve("b-a.tbx"), reverse.export().own().entries().end());
        CommandRun run = audit();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "SPLIT VIEW of tongban/1/yanshi-a/yanshi-b/1/sm2-sm3: the head of"
                                + " tongban/1/yanshi-b/yanshi-a/1/ed25519-sha256 of size 1 acknowledges at size 3",
                        "ask both zones for the signed head");
    }

    @Test
    void aPublicHeadOfAnotherLogIsASplitView() throws IOException {
        put("channel/a-public.tbx");
        SampleLog reverse = new SampleLog(samples.b, samples.ba.channel, samples.b.newKey(), 97);
        reverse.message("demo.one", "演示");
        reverse.seal(Optional.empty(), new PublicHead(samples.publicA.channel, 1, samples.publicA.hash.emptyRoot()));
        Files.write(folder.resolve("b-a.tbx"), reverse.export().own().entries().end());
        CommandRun run = audit("--lang", "zh");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("tongban/1/yanshi-a/public/1/sm2-sm3 的视图分裂", "大小 1 处所见的根");
    }

    @Test
    void aSignedHeadThatTheOtherExportNeverHadIsAProvenFork() throws IOException {
        // a's export of the reverse direction holds a head of a that a's own export contradicts.
        put("channel/a-b.tbx");
        Files.write(
                folder.resolve("b-a.tbx"),
                samples.ba
                        .export()
                        .own()
                        .certificates(
                                samples.a.sealCertificate,
                                samples.ab.certificates.getFirst(),
                                samples.a.certify(samples.secondKey))
                        .entries()
                        .acknowledged(samples.forked.head())
                        .end());
        CommandRun run = audit("--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine()).contains("\"kind\":\"other-head\"", "\"proven\":true");
    }

    @Test
    void everyEntryCanBeProvenWithAndWithoutItsBody() throws IOException {
        put("channel/a-b.tbx");
        String export = folder.resolve("a-b.tbx").toString();
        for (int index = 0; index < 8; index++) {
            for (List<String> options : List.of(List.<String>of(), List.of("--without-body"))) {
                String proof = folder.resolve("p" + index).toString();
                List<String> words = new java.util.ArrayList<>(
                        List.of("audit", "prove", export, Integer.toString(index), "--out", proof));
                words.addAll(options);
                CommandRun made = CommandRun.of(words.toArray(String[]::new));
                assertThat(made.exit()).as(made.out() + made.err()).isZero();

                CommandRun checked = CommandRun.of("audit", "check", proof, "--json");
                boolean shown = options.isEmpty() && index != 0 && index != 3;
                assertThat(checked.exit()).isZero();
                assertThat(checked.lastLine())
                        .contains("\"index\":" + index, "\"body\":\"" + (shown ? "shown" : "not-shown") + "\"");
            }
        }
    }

    @Test
    void aProofWithAnotherBodyOrAnotherPlaceDoesNotHold() throws IOException {
        String text = new String(samples.proof(), UTF_8);
        String index = text.replace("\nindex 2\n", "\nindex 3\n");
        Path moved = Files.writeString(folder.resolve("moved"), index);
        CommandRun run = CommandRun.of("audit", "check", moved.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("does not lead from the entry to the signed root");

        String other = java.util.Base64.getEncoder().encodeToString("演示：别的".getBytes(UTF_8));
        Path altered =
                Files.writeString(folder.resolve("altered"), text.replaceAll("\nbody .*\n", "\nbody " + other + "\n"));
        CommandRun body = CommandRun.of("audit", "check", altered.toString());
        assertThat(body.exit()).isEqualTo(1);
        assertThat(body.out()).contains("the body shown is not the one of the header");
    }
}
