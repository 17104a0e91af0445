package tongban.node.casework.door;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.Consultations.Consultation;
import tongban.node.casework.Consultations.Consulted;
import tongban.node.casework.Consultations.Ending;
import tongban.node.casework.Consultations.Opinion;
import tongban.node.casework.Consultations.Place;
import tongban.node.casework.Consultations.Question;
import tongban.node.casework.Consultations.Whom;
import tongban.node.casework.door.Route.Call;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opinions within this zone. They are no part of a case as programs read it, so that no portal passes them on. */
final class ConsultationDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}),([0-9a-f]{32})");

    private final Consultations consultations;
    private final Casework casework;
    private final InstantSource clock;

    ConsultationDoor(Consultations consultations, Casework casework, InstantSource clock) {
        this.consultations = consultations;
        this.casework = casework;
        this.clock = clock;
    }

    List<Route> routes() {
        String ofCase = "/cases/([0-9a-f]{32})/consultations";
        String one = "/consultations/([0-9a-f]{32})/";
        return List.of(
                Route.get(ofCase, this::ofCase),
                Route.post(ofCase, this::ask),
                Route.get("/consultations", this::openWith),
                Route.post(one + "answer", this::answer),
                Route.post(one + "withdraw", this::withdraw));
    }

    private Reply reply(Consulted consulted, Call call) {
        return switch (consulted) {
            case Consulted.Done done -> Reply.done(shown(done.consultation(), clock.instant()));
            case Consulted.Refused refused -> Reply.refused(refused.refusal(), call.locale());
        };
    }

    private Reply ofCase(Call call) {
        CaseId id = call.caseId().orElseThrow();
        if (casework.find(id).isEmpty()) {
            return Reply.refused(Refused.of("unknown-case"), call.locale());
        }
        return Reply.done(page(consultations.of(id)));
    }

    private ObjectNode page(List<Consultation> rows) {
        Instant now = clock.instant();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode all = page.putArray("consultations");
        rows.forEach(row -> all.add(shown(row, now)));
        return page;
    }

    private static Optional<Whom> whom(String person, String office) {
        boolean fits = person.isEmpty() != office.isEmpty() && CaseEvent.isActor(person + office);
        return fits ? Optional.of(new Whom(person + office, person.isEmpty())) : Optional.empty();
    }

    private Reply ask(Call call) {
        Optional<Role> role = Role.read(call.text("role"));
        Optional<Whom> whom = whom(call.text("person"), call.text("office"));
        Optional<LocalDate> day = WorkDoor.day(call.text("day"));
        if (role.isEmpty()) {
            return CaseDoor.field("role", call.locale());
        }
        if (whom.isEmpty()) {
            return CaseDoor.field("person, office", call.locale());
        }
        if (day.isEmpty()) {
            return CaseDoor.field("day", call.locale());
        }
        if (!CaseEvent.isActor(call.text("by"))) {
            return CaseDoor.field("by", call.locale());
        }
        Question question = new Question(
                call.caseId().orElseThrow(), role.get(), call.text("by"), whom.get(), call.text("question"), day.get());
        return reply(consultations.ask(question), call);
    }

    private Reply openWith(Call call) {
        Optional<Whom> whom = whom(
                call.parameter("person").orElse(""), call.parameter("office").orElse(""));
        Optional<Integer> size = ThreadDoor.number(call.parameter("size").orElse("50"), 1, Consultations.PAGE_MAX);
        Optional<Optional<Place>> after = place(call.parameter("after"));
        if (whom.isEmpty()) {
            return CaseDoor.field("person, office", call.locale());
        }
        if (size.isEmpty() || after.isEmpty()) {
            return CaseDoor.field("size, after", call.locale());
        }
        List<Consultation> rows = consultations.openWith(whom.get(), after.get(), size.get());
        ObjectNode page = page(rows);
        if (rows.size() == size.get()) {
            Consultation last = rows.getLast();
            page.put("next", last.question().day() + "," + last.id());
        }
        return Reply.done(page);
    }

    /** Where the page before ended; empty when that cannot be read. */
    private static Optional<Optional<Place>> place(Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        Matcher place = PLACE.matcher(text.get());
        return place.matches()
                ? WorkDoor.day(place.group(1)).map(day -> Optional.of(new Place(day, place.group(2))))
                : Optional.empty();
    }

    private Reply answer(Call call) {
        Optional<Opinion> opinion = Opinion.read(call.text("opinion"));
        if (opinion.isEmpty() || !CaseEvent.isActor(call.text("by"))) {
            return CaseDoor.field(opinion.isEmpty() ? "opinion" : "by", call.locale());
        }
        return reply(
                consultations.answer(call.caseId().orElseThrow(), opinion.get(), call.text("words"), call.text("by")),
                call);
    }

    private Reply withdraw(Call call) {
        Optional<Role> role = Role.read(call.text("role"));
        if (role.isEmpty() || !CaseEvent.isActor(call.text("by"))) {
            return CaseDoor.field(role.isEmpty() ? "role" : "by", call.locale());
        }
        return reply(consultations.withdraw(call.caseId().orElseThrow(), role.get(), call.text("by")), call);
    }

    private static ObjectNode shown(Consultation one, Instant now) {
        Question question = one.question();
        ObjectNode object = JSON.createObjectNode()
                .put("id", one.id().toString())
                .put("case", question.caseId().toString())
                .put("number", one.number())
                .put("item", one.item())
                .put("role", question.role().word())
                .put("by", question.by())
                .put(
                        question.whom().office() ? "office" : "person",
                        question.whom().name())
                .put("question", question.words())
                .put("day", question.day().toString())
                .put("asked", one.asked().toString())
                .put("state", state(one))
                .put("late", one.isLate(now));
        one.ending().ifPresent(ending -> put(object, ending));
        return object;
    }

    private static String state(Consultation one) {
        if (one.ending().isEmpty()) {
            return "open";
        }
        return one.ending().flatMap(Ending::opinion).isPresent() ? "answered" : "withdrawn";
    }

    private static void put(ObjectNode object, Ending ending) {
        ending.opinion()
                .ifPresent(opinion -> object.put("opinion", opinion.word()).put("words", ending.words()));
        object.put("endedBy", ending.by()).put("ended", ending.at().toString());
    }
}
