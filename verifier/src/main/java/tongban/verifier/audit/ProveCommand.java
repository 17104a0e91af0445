package tongban.verifier.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.Range;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Extracts the inclusion proof of one message from an export that holds. */
@Command(name = "prove", resourceBundle = "tongban.verifier.audit.messages")
final class ProveCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private TrustOptions trustOptions = new TrustOptions();

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "export")
    private Path path = Path.of("");

    @Parameters(index = "1", paramLabel = "INDEX", descriptionKey = "index")
    private long index;

    @Option(names = "--without-body", descriptionKey = "without-body")
    private boolean withoutBody;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    private @Nullable Path out;

    @Override
    public Integer call() {
        InputFiles files = new InputFiles(output);
        Trust trust = trustOptions.read(output, files);
        InputFile file = files.regular(path);
        if (file.kind() != InputFile.Kind.EXPORT) {
            throw new BadInput(output.text(file.length() == 0 ? "bad.empty" : "bad.no-export", path));
        }
        try {
            return prove(file, trust);
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unreadable", path), fault);
        }
    }

    private int prove(InputFile file, Trust trust) throws IOException {
        ChannelReport report = new ChannelAudit(file, trust).run();
        if (report.damage().isPresent()) {
            ChannelReport.Damage damage = report.damage().get();
            throw new BadInput(output.text(
                    "bad.damaged",
                    path,
                    damage.offset(),
                    output.kernel(damage.sentence()),
                    report.summary().entries()));
        }
        long size = report.summary().entries();
        if (index < 0 || index >= size) {
            throw new BadInput(output.text("bad.index", index, path, size));
        }
        if (report.verdict() != Verdict.WELL) {
            new ReportText(output).channel(report, trust);
            output.say("prove.refused");
            return output.finish(report.verdict(), new ReportObject(output, trust).channel(report));
        }
        EvidenceText.Proof proof = proof(file, report);
        byte[] bytes = EvidenceText.encode(proof);
        if (bytes.length > InputFile.TEXT_MAX) {
            throw new BadInput(output.text("bad.large", path, InputFile.TEXT_MAX));
        }
        if (out == null) {
            output.print(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
        } else {
            write(out, bytes);
        }
        ProofCheck check = ProofCheck.of(out == null ? path : out, proof, trust);
        Map<String, Object> object = new LinkedHashMap<>(check.object(output, trust));
        object.put("proof", new String(bytes, StandardCharsets.UTF_8));
        if (out != null) {
            output.say("written", out);
            check.lines(output, trust).forEach(output::print);
        }
        return output.finish(check.verdict(), object);
    }

    private EvidenceText.Proof proof(InputFile file, ChannelReport report) throws IOException {
        ChannelName channel = report.channel().orElseThrow();
        SignedCheckpoint head = report.summary().last().orElseThrow();
        long size = head.checkpoint().size();
        SecondReading again = new SecondReading(file, channel.suite());
        Entry entry = again.entry(index).orElseThrow();
        List<Range> ranges = InclusionProof.ranges(index, size);
        Map<Range, Digest> hashes = again.hashes(ranges);
        InclusionProof place =
                new InclusionProof(index, size, ranges.stream().map(hashes::get).toList());
        List<SignedNote> certificates = new ArrayList<>();
        report.certificates().sealNote(channel.from().value()).ifPresent(certificates::add);
        certificates.addAll(report.certificates().notes(channel));
        return new EvidenceText.Proof(
                new Evidence.ProvenEntry(
                        entry.headerBytes(), withoutBody ? Optional.empty() : entry.body(), place, head),
                certificates);
    }

    private void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unwritable", file), fault);
        }
    }
}
