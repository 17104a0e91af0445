package tongban.node.casework.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Facts;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.crossing.CaseMessage;
import tools.jackson.databind.JsonNode;

/** The history of a case as its page tells it. */
final class ShownCasePage {

    private ShownCasePage() {}

    /**
     * One event.
     *
     * @param by a name, or the pseudonym of somebody who is not of this zone
     * @param facts what was decided, counted or cited
     * @param said reasons, remedies and words, by the key of their heading
     * @param gaps what was missing
     * @param condition {@code whole}, {@code erased} or {@code other}: whether the body is the one that was chained
     */
    record Told(
            CaseEvent event,
            Instant at,
            String by,
            List<Word> facts,
            List<Said> said,
            List<Gap> gaps,
            String condition) {}

    record Said(String key, String words) {}

    record Gap(String field, String words) {}

    static List<Told> history(List<HeldEvent> events, Map<String, String> names) {
        return events.stream().map(held -> told(held, names)).toList();
    }

    private static Told told(HeldEvent held, Map<String, String> names) {
        CaseEvent event = held.event();
        Optional<JsonNode> body = event.act() == Act.SUBMIT ? Optional.empty() : CaseMessage.object(held.body());
        List<Said> said = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        body.ifPresent(object -> {
            for (String word : List.of("reasons", "remedies", "words")) {
                String text = object.path(word).asString("");
                if (!text.isBlank()) {
                    said.add(new Said("case.said." + word, text));
                }
            }
            object.path("gaps")
                    .forEach(gap -> gaps.add(new Gap(
                            gap.path("field").asString(""),
                            gap.path("words").asString(gap.path("zh").asString("")))));
        });
        String condition = held.body().length == 0 ? "erased" : held.isWhole() ? "whole" : "other";
        return new Told(
                event, event.at(), names.getOrDefault(event.by(), event.by()), facts(event), said, gaps, condition);
    }

    private static List<Word> facts(CaseEvent event) {
        List<Word> facts = new ArrayList<>();
        event.fact(FactName.OUTCOME).ifPresent(word -> facts.add(Word.of("case.fact.outcome." + word)));
        event.fact(FactName.TO).ifPresent(zone -> facts.add(Word.of("case.fact.to", zone)));
        event.fact(FactName.KIND).ifPresent(kind -> facts.add(Word.of("case.request." + kind)));
        event.fact(FactName.DAYS).ifPresent(days -> facts.add(Word.of("case.fact.days", days)));
        event.fact(FactName.AUTHORITY).ifPresent(code -> facts.add(Word.of("case.fact.authority", code)));
        event.fact(FactName.BASIS)
                .flatMap(Facts::reference)
                .map(LegalReference::citation)
                .ifPresent(citation -> facts.add(Word.of("case.fact.basis", citation)));
        return facts;
    }

    /** What the chain proves, in one sentence. */
    static Word chain(List<Told> history) {
        long other =
                history.stream().filter(one -> one.condition().equals("other")).count();
        long erased =
                history.stream().filter(one -> one.condition().equals("erased")).count();
        if (other > 0) {
            return Word.of("case.chain.other", history.size(), other);
        }
        return erased > 0
                ? Word.of("case.chain.erased", history.size(), erased)
                : Word.of("case.chain.whole", history.size());
    }
}
