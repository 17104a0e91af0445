package tongban.node.portal.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tongban.kernel.calendar.LegalClock;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Standard;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Filled;
import tongban.node.portal.form.Question;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft with its standard, and what the catalogue says of an answer. */
@Component("portalAsked")
class Asked {

    private final Catalogue catalogue;
    private final InstantSource clock;

    Asked(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The standard under which a draft was begun; it stays known when a newer one is in force. */
    Standard standard(Draft draft) {
        return catalogue.of(draft.item().standard()).orElseThrow(Visits.NotYours::new);
    }

    Filled filled(Draft draft) {
        return new Filled(standard(draft), draft);
    }

    /** A question that this application is asked. */
    Question question(Draft draft, String key) {
        return filled(draft).questions().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(Visits.NotYours::new);
    }

    /** What is wrong with an answer, as the catalogue will say it when the form is handed in. */
    List<Gap> gaps(Draft draft, Question question, Optional<JsonNode> answer) {
        ObjectNode form = draft.form().deepCopy();
        answer.ifPresentOrElse(value -> form.set(question.key(), value), () -> form.remove(question.key()));
        return catalogue.gaps(standard(draft), StrictJson.bytes(form), LegalClock.dateOf(clock.instant())).stream()
                .filter(gap -> question.holds(gap.field()))
                .toList();
    }

    /** The first question behind this one that is not answered; the first of all behind the last one. */
    Optional<Question> next(Draft draft, Question question) {
        Filled filled = filled(draft);
        List<Question> all = filled.questions();
        int at = all.stream().map(Question::key).toList().indexOf(question.key());
        return java.util.stream.Stream.concat(
                        all.subList(at + 1, all.size()).stream(), all.subList(0, Math.max(at, 0)).stream())
                .filter(one -> !filled.isAnswered(one))
                .findFirst();
    }
}
