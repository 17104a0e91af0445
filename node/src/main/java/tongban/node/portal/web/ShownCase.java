package tongban.node.portal.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Facts;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.HeldEvent;
import tongban.node.web.ShownTime;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The history of a case as its applicant reads it: who acted stays a matter of the offices. */
final class ShownCase {

    /** Acts that say nothing to an applicant, or are read elsewhere on the page. */
    private static final Set<Act> LEFT_OUT =
            Set.of(Act.PROPOSE, Act.RETURN, Act.MARK_DIFFERENCE, Act.WRITE, Act.RECEIVE);

    /** Requests that stand on the page as what they led to. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(RequestKind.MESSAGE.word(), RequestKind.SUPPLEMENT.word());

    private ShownCase() {}

    /**
     * Something that happened.
     *
     * @param zone whose node noted it
     * @param basis the provision; empty when none is named
     * @param reasons in words; empty when none were given
     * @param remedies what can be done against it, and until when; empty when nothing was said
     */
    record Happened(String at, Act act, String zone, String basis, String reasons, String remedies) {}

    /** Something that is missing. */
    record Missing(String field, String words) {}

    static List<Happened> history(List<HeldEvent> events) {
        List<Happened> history = new ArrayList<>();
        events.stream()
                .filter(held -> !LEFT_OUT.contains(held.event().act()))
                .filter(held -> !held.event()
                        .fact(FactName.KIND)
                        .map(SEEN_ELSEWHERE::contains)
                        .orElse(false))
                .forEach(held -> history.add(happened(held)));
        Collections.reverse(history);
        return history;
    }

    private static Happened happened(HeldEvent held) {
        Act act = held.event().act();
        Optional<ObjectNode> body = act == Act.SUBMIT || act == Act.SUPPLEMENT || act == Act.NOTE_REQUEST
                ? Optional.empty()
                : StrictJson.read(held.body());
        return new Happened(
                ShownTime.text(held.event().at()),
                act,
                held.event().zone().value(),
                held.event()
                        .fact(FactName.BASIS)
                        .flatMap(Facts::reference)
                        .map(LegalReference::citation)
                        .orElse(""),
                body.map(said -> said.path("reasons").asString("")).orElse(""),
                body.map(said -> said.path("remedies").asString("")).orElse(""));
    }

    /** What the last notice says is missing. */
    static List<Missing> missing(List<HeldEvent> events, boolean english) {
        List<Missing> missing = new ArrayList<>();
        events.reversed().stream()
                .filter(held -> held.event().act() == Act.TELL_GAPS)
                .findFirst()
                .flatMap(held -> StrictJson.read(held.body()))
                .ifPresent(body -> body.path("gaps").forEach(gap -> missing.add(missing(gap, english))));
        return missing;
    }

    private static Missing missing(JsonNode gap, boolean english) {
        String zh = gap.path("words").asString(gap.path("zh").asString(""));
        return new Missing(
                gap.path("field").asString(""), english ? gap.path("en").asString(zh) : zh);
    }

    /** The form as it was filed, with what supplements put in its place. */
    static ObjectNode form(List<HeldEvent> events) {
        ObjectNode form = StrictJson.object();
        events.stream()
                .filter(held -> held.event().act() == Act.SUBMIT || held.event().act() == Act.SUPPLEMENT)
                .flatMap(held -> StrictJson.read(held.body()).stream())
                .forEach(body ->
                        body.path("form").properties().forEach(field -> form.set(field.getKey(), field.getValue())));
        return form;
    }
}
