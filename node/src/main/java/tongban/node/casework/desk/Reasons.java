package tongban.node.casework.desk;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tongban.kernel.casework.Act;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.Doing;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.crossing.CaseMessage;
import tools.jackson.databind.JsonNode;

/** What an office owes the applicant in words: reasons, the way to a review, and all gaps at once. */
public final class Reasons {

    private static final Set<Act> WITH_REASONS = EnumSet.of(
            Act.REFUSE,
            Act.REFUSE_ACCEPTANCE,
            Act.REVOKE_DECISION,
            Act.CONFIRM_DECISION,
            Act.DENY_REQUEST,
            Act.REOPEN,
            Act.RETURN,
            Act.EXTEND);

    private Reasons() {}

    /** Whether an act needs reasons. */
    public static boolean asks(Act act) {
        return WITH_REASONS.contains(act);
    }

    static Optional<CaseOutcome.Refused> missing(Doing doing, JsonNode body) {
        if (asks(doing.act()) && isMissing(body, "reasons")) {
            return Optional.of(CaseOutcome.Refused.of("reasons", doing.act().command()));
        }
        // 行政许可法 38 paragraph 2: a refusal tells of reconsideration and of the courts.
        if (doing.act() == Act.REFUSE && isMissing(body, "remedies")) {
            return Optional.of(CaseOutcome.Refused.of("remedies", doing.act().command()));
        }
        if (doing.act() == Act.TELL_GAPS && fields(body).isEmpty()) {
            return Optional.of(CaseOutcome.Refused.of("gaps"));
        }
        return Optional.empty();
    }

    private static boolean isMissing(JsonNode body, String words) {
        return body.path(words).asString("").isBlank();
    }

    /** Gaps are told once and all together (行政许可法 32): later notices can only repeat what is still open. */
    static Optional<CaseOutcome.Refused> newGaps(Doing doing, JsonNode body, Supplier<List<HeldEvent>> history) {
        if (doing.act() != Act.TELL_GAPS) {
            return Optional.empty();
        }
        Optional<HeldEvent> first = history.get().stream()
                .filter(event -> event.event().act() == Act.TELL_GAPS)
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Set<String> told =
                CaseMessage.object(first.get().body()).map(Reasons::fields).orElse(Set.of());
        Set<String> more = fields(body);
        more.removeAll(told);
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(CaseOutcome.Refused.of(
                        "gaps-told", String.join(", ", more.stream().sorted().toList())));
    }

    private static Set<String> fields(JsonNode body) {
        Set<String> fields = new HashSet<>();
        for (JsonNode gap : body.path("gaps")) {
            String field = gap.path("field").asString("");
            if (!field.isBlank()) {
                fields.add(field);
            }
        }
        return fields;
    }
}
