package tongban.verifier.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.seal.PublicKey;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Audits exports, evidence and proofs, and holds the exports of a folder against each other. */
@Command(
        name = "audit",
        resourceBundle = "tongban.verifier.audit.messages",
        subcommands = {ProveCommand.class, CheckCommand.class})
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private TrustOptions trustOptions = new TrustOptions();

    @Parameters(arity = "0..*", paramLabel = "FILE|DIR", descriptionKey = "files")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--evidence", paramLabel = "OUT", descriptionKey = "evidence")
    private @Nullable Path evidenceOut;

    private final List<ChannelReport> reports = new ArrayList<>();
    private final List<Map<String, Object>> others = new ArrayList<>();
    private Verdict worst = Verdict.WELL;
    private String firstBad = "";

    @Override
    public Integer call() {
        if (paths.isEmpty()) {
            throw new BadInput(output.text("bad.nothing"));
        }
        InputFiles files = new InputFiles(output);
        Trust trust = trustOptions.read(output, files);
        List<InputFile> all = new ArrayList<>();
        paths.forEach(path -> all.addAll(files.of(path)));
        // Exports first: they name the seal keys that evidence beside them may lack.
        all.sort(Comparator.comparing(InputFile::kind));
        for (InputFile file : all) {
            audit(file, files, trust);
        }
        CrossAudit cross = new CrossAudit(reports);
        try {
            cross.run();
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unreadable", paths.getFirst()), fault);
        }
        Map<String, Object> written = across(cross);
        ReportText text = new ReportText(output);
        if (!output.json() && !reports.isEmpty()) {
            text.table(reports);
        }
        return finish(trust, cross, written);
    }

    private int finish(Trust trust, CrossAudit cross, Map<String, Object> written) {
        ReportObject object = new ReportObject(output, trust);
        Map<String, Object> whole = new LinkedHashMap<>();
        if (!firstBad.isEmpty()) {
            whole.put("error", firstBad);
        }
        whole.put("channels", reports.stream().map(object::channel).toList());
        whole.put("others", others);
        whole.put("across", cross.findings().stream().map(object::finding).toList());
        whole.put("compared", cross.compared());
        whole.putAll(written);
        whole.put(
                "trust",
                reports.stream().allMatch(object::given)
                                && others.stream().allMatch(one -> "given".equals(one.get("trust")))
                        ? "given"
                        : "to be compared");
        if (!output.json()) {
            output.say(worst == Verdict.FAILED && proven(cross) ? "verdict.lied" : "verdict." + worst.word());
        }
        return output.finish(worst, whole);
    }

    private boolean proven(CrossAudit cross) {
        return others.stream().anyMatch(one -> "proven".equals(one.get("verdict")))
                || cross.findings().stream()
                        .anyMatch(finding -> finding.evidence().isPresent());
    }

    private void audit(InputFile file, InputFiles files, Trust trust) {
        switch (file.kind()) {
            case EXPORT -> export(file, trust);
            case EVIDENCE -> evidence(file, files.text(file), trust);
            case PROOF -> proof(file, files.text(file), trust);
            case CERTIFICATE -> bad(output.text("bad.certificate", file.path()));
            case OTHER -> bad(output.text(file.length() == 0 ? "bad.empty" : "bad.other", file.path()));
        }
    }

    private void export(InputFile file, Trust trust) {
        ChannelReport report;
        try {
            report = new ChannelAudit(file, trust).run();
        } catch (IOException | UncheckedIOException fault) {
            throw new BadInput(output.text("bad.unreadable", file.path()), fault);
        }
        reports.add(report);
        worse(report.verdict());
        if (!output.json()) {
            new ReportText(output).channel(report, trust);
        }
        report.damage().ifPresent(damage -> {
            String sentence = output.text(
                    "bad.damaged",
                    file.path(),
                    damage.offset(),
                    output.kernel(damage.sentence()),
                    report.summary().entries());
            if (report.verdict() == Verdict.BAD_INPUT) {
                bad(sentence);
            } else {
                output.note("plain", sentence);
            }
        });
    }

    private void evidence(InputFile file, byte[] bytes, Trust trust) {
        switch (EvidenceText.decodeEvidence(bytes)) {
            case Decoded.Malformed<Evidence> malformed ->
                bad(output.text("bad.text", file.path(), output.kernel(malformed.sentence())));
            case Decoded.Well<Evidence> well -> {
                EvidenceFile found = EvidenceFile.judge(file, well.value(), trust, beside(well.value()));
                if (found.seal().isEmpty()) {
                    bad(output.text(
                            "bad.seal-unknown",
                            file.path(),
                            found.judged().channel().from()));
                    return;
                }
                worse(found.verdict());
                others.add(new ReportObject(output, trust).evidence(found));
                if (!output.json()) {
                    new ReportText(output).evidence(found, trust);
                }
            }
        }
    }

    private Optional<PublicKey> beside(Evidence evidence) {
        String zone = evidence.checkpoint().checkpoint().channel().from().value();
        return reports.stream()
                .flatMap(report -> report.certificates().seal(zone).stream())
                .findFirst();
    }

    private void proof(InputFile file, byte[] bytes, Trust trust) {
        switch (EvidenceText.decodeProof(bytes)) {
            case Decoded.Malformed<EvidenceText.Proof> malformed ->
                bad(output.text("bad.text", file.path(), output.kernel(malformed.sentence())));
            case Decoded.Well<EvidenceText.Proof> well -> {
                ProofCheck check = ProofCheck.of(file.path(), well.value(), trust);
                worse(check.verdict());
                others.add(check.object(output, trust));
                if (!output.json()) {
                    check.lines(output, trust).forEach(output::print);
                }
            }
        }
    }

    private Map<String, Object> across(CrossAudit cross) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (!output.json()) {
            new ReportText(output).across(cross);
        }
        if (!cross.findings().isEmpty()) {
            worse(Verdict.FAILED);
        }
        List<Evidence> made = cross.findings().stream()
                .flatMap(finding -> finding.evidence().stream())
                .toList();
        if (!made.isEmpty()) {
            byte[] bytes = EvidenceText.encode(made.getFirst());
            object.put("evidence", new String(bytes, StandardCharsets.UTF_8));
            if (evidenceOut != null) {
                write(evidenceOut, bytes);
                object.put("written", evidenceOut);
                output.note("written", evidenceOut);
            } else if (!output.json()) {
                output.say("evidence.offer");
                output.print(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
            }
        } else if (evidenceOut != null) {
            output.note("evidence.none");
        }
        return object;
    }

    private void write(Path path, byte[] bytes) {
        try {
            Files.write(path, bytes);
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unwritable", path), fault);
        }
    }

    private void bad(String sentence) {
        firstBad = firstBad.isEmpty() ? sentence : firstBad;
        output.note("plain", sentence);
        worse(Verdict.BAD_INPUT);
    }

    private void worse(Verdict verdict) {
        worst = verdict.exit() > worst.exit() ? verdict : worst;
    }
}
