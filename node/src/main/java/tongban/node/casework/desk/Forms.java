package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Facts;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.Doing;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Standards;
import tongban.node.casework.crossing.CaseMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an applicant says by now, and what rules find in it. */
public final class Forms {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Forms() {}

    /** The form as it was filed, with the fields that supplements brought in their places. */
    public static byte[] current(List<HeldEvent> history) {
        ObjectNode form = JSON.createObjectNode();
        for (HeldEvent held : history) {
            Act act = held.event().act();
            if (act == Act.SUBMIT || act == Act.SUPPLEMENT) {
                CaseMessage.object(held.body())
                        .ifPresent(body -> body.path("form")
                                .properties()
                                .forEach(field -> form.set(field.getKey(), field.getValue())));
            }
        }
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The rules on which somebody rests an act: {@code "rules": ["…"]} in its body. */
    static Set<String> rules(JsonNode body) {
        Set<String> rules = new HashSet<>();
        body.path("rules").forEach(rule -> rules.add(rule.asString("")));
        return rules;
    }

    /**
     * Completes an act that rests on rules: with what each asks, its provision, and the smallest change that would
     * pass. The first rule's provision is the act's basis unless another one was named.
     *
     * @param unmet the conditions that the form does not meet
     * @return the act, or a refusal that names the rules that the form does meet
     */
    static Completed completed(Doing doing, JsonNode body, List<Standards.Rule> unmet) {
        Set<String> named = rules(body);
        List<Standards.Rule> found =
                unmet.stream().filter(rule -> named.contains(rule.rule())).toList();
        if (found.size() < named.size()) {
            found.forEach(rule -> named.remove(rule.rule()));
            return new Completed.No(CaseOutcome.Refused.of("rule-is-met", String.join(", ", named)));
        }
        ObjectNode whole = ((ObjectNode) body).deepCopy();
        ArrayNode findings = whole.putArray("findings");
        found.forEach(rule -> findings.add(finding(rule)));
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.putAll(doing.facts());
        facts.putIfAbsent(FactName.BASIS, Facts.text(found.getFirst().reference()));
        return new Completed.Yes(new Doing(
                doing.act(), doing.role(), doing.by(), facts, whole.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** What became of it. */
    sealed interface Completed {
        record Yes(Doing doing) implements Completed {}

        record No(CaseOutcome.Refused refusal) implements Completed {}
    }

    /** A finding as it stands in the history and in answers to programs. */
    static ObjectNode finding(Standards.Rule rule) {
        ObjectNode finding = JSON.createObjectNode()
                .put("rule", rule.rule())
                .put("zh", rule.zh())
                .put("en", rule.en())
                .put("basis", rule.reference().citation());
        ArrayNode changes = finding.putArray("wouldPass");
        rule.changes()
                .forEach(change -> changes.addObject()
                        .put("field", change.field())
                        .put("zh", change.zh())
                        .put("en", change.en()));
        return finding;
    }
}
