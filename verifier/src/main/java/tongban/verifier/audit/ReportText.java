package tongban.verifier.audit;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;

/** The findings for people: a line for each check, then a table. */
final class ReportText {

    /** The checks in the order of their lines, with what breaks each. */
    private static final Map<String, Set<Kind>> CHECKS = checks();

    /** Where a log breaks like this, it is not followed any further. */
    private static final Set<Kind> ENDING =
            EnumSet.of(Kind.NODE_KEY, Kind.ROOT, Kind.CHANNEL, Kind.GAP, Kind.SIGNATURE, Kind.KEY_CHANGE);

    /** Breaches whose last fact is a sentence of the kernel. */
    private static final Set<Kind> SENTENCE_LAST =
            EnumSet.of(Kind.CERTIFICATE, Kind.HEADER, Kind.LIE, Kind.NO_EVIDENCE, Kind.ERASURE);

    private static final int BREACHES_SHOWN = 20;

    private final Output output;

    ReportText(Output output) {
        this.output = output;
    }

    private static Map<String, Set<Kind>> checks() {
        Map<String, Set<Kind>> checks = new LinkedHashMap<>();
        checks.put("certificates", EnumSet.of(Kind.SEAL, Kind.CERTIFICATE, Kind.NODE_KEY));
        checks.put("roots", EnumSet.of(Kind.ROOT, Kind.CHANNEL, Kind.GAP));
        checks.put("signatures", EnumSet.of(Kind.SIGNATURE, Kind.KEY_CHANGE));
        checks.put("order", EnumSet.of(Kind.TIME, Kind.HEADER, Kind.INDEX, Kind.ID));
        checks.put("bodies", EnumSet.of(Kind.BODY, Kind.MISSING, Kind.ERASURE, Kind.REFUSAL));
        checks.put(
                "acknowledgements",
                EnumSet.of(
                        Kind.ACKNOWLEDGEMENT_CHANNEL,
                        Kind.ACKNOWLEDGEMENT_SIGNATURE,
                        Kind.ACKNOWLEDGEMENT_BEYOND,
                        Kind.ACKNOWLEDGEMENT_ROOT));
        checks.put("revocations", EnumSet.of(Kind.REVOCATION, Kind.REVOKED));
        checks.put("evidence", EnumSet.of(Kind.LIE, Kind.NO_EVIDENCE));
        return checks;
    }

    void channel(ChannelReport report, Trust trust) {
        output.say(
                "channel",
                report.file().path(),
                report.channel().map(ChannelName::toString).orElse("-"));
        if (report.channel().isEmpty()) {
            return;
        }
        boolean stopped = report.damage().isPresent()
                || report.breaches().stream().anyMatch(breach -> ENDING.contains(breach.kind()));
        TextTable table = new TextTable(2);
        CHECKS.forEach((name, kinds) -> {
            long broken = report.breaches().stream()
                    .filter(breach -> kinds.contains(breach.kind()))
                    .count();
            String state = broken > 0 ? "state.broken" : stopped ? "state.so-far" : "state.sound";
            table.row(output.text(state), output.text("check." + name), facts(name, report));
        });
        table.lines().forEach(output::print);
        report.breaches().stream()
                .limit(BREACHES_SHOWN)
                .forEach(breach -> output.print("  " + output.text("broken", place(breach), sentence(breach))));
        if (report.breaches().size() > BREACHES_SHOWN) {
            output.print("  " + output.text("more", report.breaches().size() - BREACHES_SHOWN));
        }
        notes(report);
        if (!report.breaches().isEmpty() || report.damage().isPresent()) {
            output.print("  "
                    + output.text(
                            "sound-before",
                            report.summary().entries(),
                            report.summary().root()));
        }
        trust(report, trust);
    }

    private String facts(String check, ChannelReport report) {
        ChannelReport.Summary summary = report.summary();
        return switch (check) {
            case "certificates" ->
                output.text(
                        "facts.certificates",
                        String.join(", ", report.certificates().seals().keySet()));
            case "roots" -> output.text("facts.roots", summary.entries(), summary.batches());
            case "signatures" -> output.text("facts.signatures", keys(summary));
            case "order" -> output.text(summary.idsComplete() ? "facts.order" : "facts.order-bounded", IdSet.MOST);
            case "bodies" ->
                output.text(
                        "facts.bodies",
                        summary.entries()
                                - summary.bodies().erased()
                                - summary.bodies().missing().count(),
                        summary.bodies().erased(),
                        summary.bodies().missing().count());
            case "acknowledgements" -> acknowledged(report);
            case "revocations" -> revoked(report);
            default -> judged(report);
        };
    }

    private String acknowledged(ChannelReport report) {
        String partner =
                report.channel().flatMap(ChannelName::to).map(Object::toString).orElse("-");
        return report.summary()
                .acknowledged()
                .map(one ->
                        output.text("facts.acknowledged", partner, one.said().size(), one.time()))
                .orElseGet(() -> output.text("facts.none"));
    }

    private String revoked(ChannelReport report) {
        return report.revocations().isEmpty()
                ? output.text("facts.none")
                : report.revocations().stream()
                        .map(one -> output.text("facts.revoked", one.zone(), one.key(), one.at(), one.reason()))
                        .collect(Collectors.joining("; "));
    }

    private String judged(ChannelReport report) {
        return report.evidence().isEmpty()
                ? output.text("facts.none")
                : report.evidence().stream()
                        .map(one ->
                                output.text("evidence." + one.kind()) + ": " + output.text("evidence." + one.word()))
                        .collect(Collectors.joining("; "));
    }

    private String keys(ChannelReport.Summary summary) {
        List<KeySchedule.Span> spans = summary.keys().map(KeySchedule::spans).orElse(List.of());
        return spans.isEmpty()
                ? "-"
                : spans.stream()
                        .map(span -> output.text("facts.key", span.key().id(), span.fromSize()))
                        .collect(Collectors.joining(", "));
    }

    private void notes(ChannelReport report) {
        ChannelReport.Summary summary = report.summary();
        for (Bodies.Erasure erasure :
                summary.bodies().erasures().stream().limit(BREACHES_SHOWN).toList()) {
            output.print("  "
                    + output.text(
                            "erasure",
                            erasure.entry(),
                            erasure.bodies(),
                            erasure.first(),
                            erasure.ground(),
                            erasure.article()));
        }
        if (summary.bodies().kept() > 0) {
            output.print("  "
                    + output.text(
                            "kept", summary.bodies().kept(), summary.bodies().firstKept()));
        }
        if (summary.outsideValidity() > 0) {
            output.print("  " + output.text("outside-validity", summary.outsideValidity()));
        }
        if (!report.claims().complete()) {
            output.print(
                    "  " + output.text("claims-bounded", report.claims().all().size()));
        }
        report.evidence().stream()
                .filter(one -> one.word().equals("shown"))
                .forEach(one -> output.print("  " + output.text("shown", output.kernel(one.sentence()))));
    }

    private void trust(ChannelReport report, Trust trust) {
        report.certificates().seals().forEach((zone, seal) -> output.print("  " + seal(zone, seal, trust)));
    }

    private String seal(String zone, PublicKey seal, Trust trust) {
        return output.text(trust.names(zone) ? "seal.given" : "seal.compare", zone, seal.fingerprint());
    }

    /** Where something breaks: entry, byte, or both. */
    String place(Breach breach) {
        if (breach.entry() >= 0 && breach.offset() >= 0) {
            return output.text("place.both", breach.entry(), breach.offset());
        }
        return breach.entry() >= 0
                ? output.text("place.entry", breach.entry())
                : output.text("place.byte", Math.max(0, breach.offset()));
    }

    String sentence(Breach breach) {
        Object[] facts = breach.facts().toArray();
        // Only these name a sentence of the kernel; names and ids stay as they are.
        if (SENTENCE_LAST.contains(breach.kind())) {
            facts[facts.length - 1] = output.kernel(facts[facts.length - 1].toString());
        }
        boolean named = breach.kind() == Kind.SIGNATURE && facts[1].equals(facts[2]);
        return output.text(named ? "breach.SIGNATURE-CHANGED" : "breach." + breach.kind(), facts);
    }

    void evidence(EvidenceFile file, Trust trust) {
        JudgedEvidence judged = file.judged();
        output.say("evidence.file", file.file().path(), output.text("evidence." + judged.kind()), judged.channel());
        output.print("  " + output.text("evidence." + judged.word()));
        if (judged.word().equals("proven")) {
            output.print("  " + output.text("evidence.lied", judged.channel().from()));
        }
        output.print("  " + output.kernel(judged.sentence()));
        file.seal()
                .ifPresent(
                        seal -> output.print("  " + seal(judged.channel().from().value(), seal, trust)));
    }

    void across(CrossAudit cross) {
        if (cross.compared() + cross.beyond() > 0) {
            output.say("across", cross.compared(), cross.beyond());
        }
        for (CrossAudit.Finding finding : cross.findings()) {
            output.print("  "
                    + output.text(
                            "across.finding",
                            finding.one().path(),
                            finding.other().path(),
                            sentence(finding.breach())));
            output.print("  " + output.text(finding.evidence().isPresent() ? "across.proven" : "across.not-proven"));
        }
    }

    void table(List<ChannelReport> reports) {
        TextTable table = new TextTable(0);
        table.row((Object[]) output.text("table.head").split("\\|"));
        for (ChannelReport report : reports) {
            ChannelReport.Summary summary = report.summary();
            table.row(
                    report.channel()
                            .map(ChannelName::toString)
                            .orElse(report.file().path().toString()),
                    summary.entries(),
                    summary.root().brief(),
                    summary.from().map(Object::toString).orElse("-"),
                    summary.last()
                            .map(last -> last.checkpoint().time().toString())
                            .orElse("-"),
                    summary.keys().map(keys -> keys.spans().size()).orElse(0),
                    summary.acknowledged().map(one -> one.said().size()).orElse(0L),
                    summary.bodies().erased(),
                    report.evidence().size(),
                    output.text("state." + report.verdict().word()));
        }
        output.print("");
        table.lines().forEach(output::print);
    }
}
