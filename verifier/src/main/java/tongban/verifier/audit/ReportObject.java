package tongban.verifier.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.verifier.command.Output;

/** The findings for programs. */
record ReportObject(Output output, Trust trust) {

    Map<String, Object> channel(ChannelReport report) {
        ChannelReport.Summary summary = report.summary();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", report.file().path());
        object.put("bytes", report.file().length());
        object.put("channel", report.channel().map(ChannelName::toString).orElse(""));
        object.put("entries", summary.entries());
        object.put("counted", summary.counted());
        object.put("batches", summary.batches());
        object.put("root", summary.root());
        summary.from().ifPresent(from -> object.put("from", from));
        summary.last().ifPresent(last -> object.put("to", last.checkpoint().time()));
        object.put("keys", summary.keys().map(ReportObject::keys).orElse(List.of()));
        summary.acknowledged().ifPresent(one -> {
            object.put("acknowledged", one.said().size());
            object.put("acknowledgedAt", one.time());
        });
        object.put("erased", summary.bodies().erased());
        object.put("missing", summary.bodies().missing().count());
        object.put("kept", summary.bodies().kept());
        object.put(
                "erasures",
                summary.bodies().erasures().stream().map(ReportObject::erasure).toList());
        object.put("revoked", revoked(report));
        object.put("evidence", report.evidence().stream().map(this::judged).toList());
        object.put("idsComplete", summary.idsComplete());
        object.put("headsOutsideCertificate", summary.outsideValidity());
        object.put("seals", seals(report));
        object.put("trust", given(report) ? "given" : "to be compared");
        object.put("breaks", report.breaches().stream().map(this::breach).toList());
        report.damage()
                .ifPresent(
                        damage -> object.put("damage", Map.of("offset", damage.offset(), "text", damage.sentence())));
        object.put("state", report.verdict().word());
        return object;
    }

    private static List<Map<String, Object>> revoked(ChannelReport report) {
        return report.revocations().stream()
                .<Map<String, Object>>map(
                        one -> Map.of("zone", one.zone(), "key", one.key(), "at", one.at(), "reason", one.reason()))
                .toList();
    }

    private static List<Map<String, Object>> keys(KeySchedule schedule) {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (KeySchedule.Span span : schedule.spans()) {
            keys.add(Map.of("from", span.fromSize(), "key", span.key().id()));
        }
        return keys;
    }

    private static Map<String, Object> erasure(Bodies.Erasure erasure) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("entry", erasure.entry());
        object.put("bodies", erasure.bodies());
        object.put("first", erasure.first());
        object.put("ground", erasure.ground());
        object.put("article", erasure.article());
        return object;
    }

    private static Map<String, Object> seals(ChannelReport report) {
        Map<String, Object> seals = new LinkedHashMap<>();
        report.certificates().seals().forEach((zone, key) -> seals.put(zone, key.fingerprint()));
        return seals;
    }

    /** Whether the reader named the seal keys of all zones that the file speaks for. */
    boolean given(ChannelReport report) {
        return report.certificates().seals().keySet().stream().allMatch(trust::names)
                && !report.certificates().seals().isEmpty();
    }

    Map<String, Object> breach(Breach breach) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", breach.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (breach.entry() >= 0) {
            object.put("entry", breach.entry());
        }
        if (breach.offset() >= 0) {
            object.put("offset", breach.offset());
        }
        object.put("text", new ReportText(output).sentence(breach));
        return object;
    }

    private Map<String, Object> judged(JudgedEvidence evidence) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", evidence.kind());
        object.put("verdict", evidence.word());
        object.put("zone", evidence.channel().from());
        object.put("channel", evidence.channel());
        object.put("text", evidence.sentence());
        return object;
    }

    Map<String, Object> evidence(EvidenceFile file) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.file().path());
        object.put("type", "evidence");
        object.putAll(judged(file.judged()));
        object.put("seal", file.seal().map(PublicKey::fingerprint).orElse(""));
        boolean given = trust.names(file.judged().channel().from().value());
        object.put("trust", given ? "given" : "to be compared");
        return object;
    }

    Map<String, Object> finding(CrossAudit.Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>(breach(finding.breach()));
        object.put("file", finding.one().path());
        object.put("against", finding.other().path());
        object.put("proven", finding.evidence().isPresent());
        return object;
    }
}
