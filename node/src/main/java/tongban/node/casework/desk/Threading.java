package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Facts;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.Asking;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Doing;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.MessageThread;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.RequestTable;
import tongban.node.casework.store.ThreadTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The thread of a case, made of its events and of requests to its holder. */
final class Threading implements MessageThread {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CaseTables cases;
    private final ThreadTable table;
    private final Casework casework;
    private final ZoneCode self;
    private final Desk.Timing timing;

    Threading(CaseTables cases, ThreadTable table, Casework casework, ZoneCode self, Desk.Timing timing) {
        this.cases = cases;
        this.table = table;
        this.casework = casework;
        this.self = self;
        this.timing = timing;
    }

    private TransactionTemplate transactions() {
        return timing.transactions();
    }

    private InstantSource clock() {
        return timing.clock();
    }

    @Override
    public CaseOutcome say(Message message) {
        if (!PlainText.fits(message.words(), WORDS_MAX)) {
            return PlainText.refused(WORDS_MAX);
        }
        if (message.role() == Role.SYSTEM) {
            return CaseOutcome.Refused.of("wrong-role", message.role().word());
        }
        // The case is locked first, so that its holder does not change between the look and the deed.
        return Objects.requireNonNull(transactions()
                .execute(status -> cases.lock(message.caseId())
                        .map(file -> said(file, message))
                        .orElseGet(() -> CaseOutcome.Refused.of("unknown-case"))));
    }

    private CaseOutcome said(CaseRecord file, Message message) {
        ObjectNode body = JSON.createObjectNode().put("words", message.words());
        boolean here =
                file.state().holder().equals(self) && file.state().offeredTo().isEmpty();
        if (here) {
            return casework.act(file.id(), new Doing(Act.WRITE, message.role(), message.by(), Map.of(), bytes(body)));
        }
        // A request's head names nobody: who speaks stands in what is said.
        body.put("role", message.role().word()).put("by", message.by());
        return casework.ask(file.id(), new Asking(RequestKind.MESSAGE, bytes(body)));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Page> page(CaseId id, int after, int size) {
        if (size < 1 || size > PAGE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + PAGE_MAX + " messages");
        }
        return cases.find(id).map(file -> page(file, after, size));
    }

    private Page page(CaseRecord file, int after, int size) {
        List<Mark> marks = table.marks(file.id());
        Known known = new Known(marks, table.zones(file.id()));
        List<HeldEvent> events = table.messages(file.id(), after, size);
        List<Said> messages = new ArrayList<>();
        events.forEach(event -> messages.add(noted(file, event, known)));
        if (events.size() == size) {
            return new Page(
                    messages, marks, Optional.of(events.getLast().event().number()));
        }
        table.waiting(file.id(), PAGE_MAX).forEach(request -> messages.add(waiting(request)));
        return new Page(messages, marks, Optional.empty());
    }

    private Said noted(CaseRecord file, HeldEvent held, Known known) {
        CaseEvent event = held.event();
        Optional<JsonNode> body = CaseMessage.object(held.body());
        Role role = Unread.speaker(held).orElse(Role.APPLICANT);
        boolean written = event.act() == Act.WRITE;
        return new Said(
                event.number(),
                event.fact(FactName.MADE).flatMap(Facts::instant).orElse(event.at()),
                event.fact(FactName.REQUEST).map(known.zones()::get).orElse(event.zone()),
                role,
                written ? event.by() : by(body),
                words(body),
                state(file, event, Side.of(role), known.marks()));
    }

    /** What this zone knows beside the events: how far they were read, and where requests were made. */
    private record Known(List<Mark> marks, Map<String, ZoneCode> zones) {}

    /** The holder's offices have what stands in the history; applicants read in the receiving zone. */
    private State state(CaseRecord file, CaseEvent event, Side speaker, List<Mark> marks) {
        boolean read = marks.stream().anyMatch(mark -> mark.side() != speaker && mark.number() >= event.number());
        if (read) {
            return State.READ;
        }
        ZoneCode receiving = file.state().receiving();
        boolean there = speaker == Side.APPLICANT || receiving.equals(self) || receiving.equals(event.zone());
        return there ? State.DELIVERED : State.TOLD;
    }

    private static Said waiting(RequestTable.Row request) {
        Optional<JsonNode> body = CaseMessage.object(request.body());
        return new Said(
                0,
                request.made(),
                request.zone(),
                Unread.speaker(request.body()),
                by(body),
                words(body),
                State.WAITING);
    }

    private static String words(Optional<JsonNode> body) {
        return body.map(node -> node.path("words").asString("")).orElse("");
    }

    private static String by(Optional<JsonNode> body) {
        return body.map(node -> node.path("by").asString(""))
                .filter(CaseEvent::isActor)
                .orElse("");
    }

    @Override
    public boolean read(CaseId id, Side side, String by, int upTo) {
        return Boolean.TRUE.equals(transactions()
                .execute(status -> cases.lock(id)
                        .map(file -> marked(file, new Mark(side, upTo, by, clock().instant())))
                        .orElse(false)));
    }

    private boolean marked(CaseRecord file, Mark asked) {
        int upTo = Math.min(asked.number(), file.state().events());
        int before = table.marks(file.id()).stream()
                .filter(mark -> mark.side() == asked.side())
                .mapToInt(Mark::number)
                .findFirst()
                .orElse(0);
        if (upTo > before) {
            List<HeldEvent> behind =
                    table.messages(file.id(), upTo, file.state().events());
            table.mark(
                    file.id(), new Mark(asked.side(), upTo, asked.by(), asked.at()), Unread.by(asked.side(), behind));
        }
        return true;
    }
}
