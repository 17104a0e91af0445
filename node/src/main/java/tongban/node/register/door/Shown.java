package tongban.node.register.door;

import java.util.LinkedHashMap;
import java.util.Map;
import tongban.kernel.zone.Authority;
import tongban.node.register.Evidence;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.VerificationState;

/** Evidence and verifications as programs get them. */
final class Shown {

    private Shown() {}

    static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("evidence", evidence.id().toString());
        shown.put("result", word(evidence.result()));
        shown.put("zone", evidence.source().zone().value());
        shown.put("register", evidence.source().register().word());
        evidence.source().authority().ifPresent(one -> shown.put("authority", authority(one)));
        shown.put("subject", evidence.subject());
        shown.put("fields", evidence.fields());
        shown.put("purpose", evidence.purpose());
        evidence.basis()
                .ifPresent(basis -> shown.put(
                        "basis",
                        Map.of(
                                "compact", basis.compact().hex(),
                                "article", basis.article(),
                                "provision", basis.provision(),
                                "text", basis.text())));
        shown.put("asked", evidence.times().asked().toString());
        shown.put("answered", evidence.times().answered().toString());
        shown.put("not-after", evidence.times().notAfter().toString());
        shown.put("not-after-reason", evidence.times().reason());
        evidence.entry().ifPresent(entry -> {
            shown.put("question", entry.question().toString());
            shown.put("index", entry.answer());
        });
        shown.put("digest", evidence.digest().toString());
        return shown;
    }

    private static Map<String, Object> authority(Authority authority) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("competence", authority.competence());
        shown.put("role", authority.role().label());
        authority.code().ifPresent(code -> shown.put("code", code.value()));
        shown.put("name", authority.name());
        return shown;
    }

    static Map<String, Object> unavailable(RegisterOutcome.SourceUnavailable away) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("result", "source-unavailable");
        shown.put("verification", away.verification().toString());
        shown.put("cause", away.cause());
        shown.put("until", away.until().toString());
        return shown;
    }

    static Map<String, Object> verification(VerificationState state) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("verification", state.id().toString());
        shown.put("zone", state.zone().value());
        shown.put("register", state.register().word());
        state.matter().ifPresent(matter -> shown.put("matter", matter));
        shown.put("state", state.state().word());
        shown.put("cause", state.cause());
        shown.put("attempts", state.attempts());
        if (state.state() == VerificationState.State.OPEN) {
            shown.put("next", state.next().toString());
            shown.put("until", state.until().toString());
        }
        state.evidence().ifPresent(id -> shown.put("evidence", id.toString()));
        return shown;
    }

    private static String word(Evidence.Result result) {
        return result.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
