package tongban.node.casework.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Facts;
import tongban.kernel.code.CreditCode;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Duty;
import tongban.node.casework.Duty.Standing;
import tongban.node.casework.Duty.State;
import tongban.node.casework.Entity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What zones tell each other about what follows a grant, as JSON. */
public final class DutyMessage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{1,200}");
    private static final int CHANGES_MAX = 20;

    private DutyMessage() {}

    /** That something follows, or, when its grant was revoked, does not follow any more. */
    public record Follows(
            CaseId id,
            String item,
            Entity parent,
            Entity entity,
            List<String> changes,
            Instant since,
            Optional<TimeLimit> limit,
            boolean withdrawn) {}

    /** How it stands where somebody has to apply. */
    public record Followed(CaseId id, Standing standing) {}

    private static ObjectNode under(Under ground, CaseId duty) {
        return JSON.createObjectNode()
                .put("compact", ground.compact().hex())
                .put("article", ground.article())
                .put("duty", duty.toString());
    }

    public static byte[] writeFollows(Duty duty, Under ground) {
        ObjectNode object = under(ground, duty.id()).put("item", duty.item());
        object.set("parent", entity(duty.parent()));
        object.set("entity", entity(duty.entity()));
        ArrayNode changes = object.putArray("changes");
        duty.changes().forEach(changes::add);
        object.put("since", duty.term().since().toString());
        duty.term().limit().ifPresent(limit -> object.put("limit", Facts.text(limit)));
        return JSON.writeValueAsBytes(object.put("withdrawn", duty.standing().state() == State.WITHDRAWN));
    }

    private static ObjectNode entity(Entity entity) {
        return JSON.createObjectNode().put("creditCode", entity.code().value()).put("name", entity.name());
    }

    public static byte[] writeFollowed(Duty duty, Under ground) {
        Standing standing = duty.standing();
        ObjectNode object =
                under(ground, duty.id()).put("state", standing.state().word());
        standing.acknowledged().ifPresent(at -> object.put("acknowledged", at.toString()));
        standing.settled().ifPresent(at -> object.put("settled", at.toString()));
        standing.by().ifPresent(id -> object.put("case", id.toString()));
        return JSON.writeValueAsBytes(object);
    }

    /** Reads it; empty when anything in it is not as it has to be. */
    public static Optional<Follows> follows(JsonNode message) {
        Optional<CaseId> id = CaseId.read(message.path("duty").asString(""));
        Optional<Entity> parent = entity(message.path("parent"));
        Optional<Entity> entity = entity(message.path("entity"));
        Optional<Instant> since = Facts.instant(message.path("since").asString(""));
        Optional<List<String>> changes = words(message.path("changes"));
        String item = message.path("item").asString("");
        Optional<TimeLimit> limit = Facts.limit(message.path("limit").asString(""));
        boolean whole = id.isPresent() && parent.isPresent() && entity.isPresent() && since.isPresent();
        boolean limited = limit.isPresent() == message.has("limit");
        return whole && limited && changes.isPresent()
                ? Optional.of(new Follows(
                        id.get(),
                        item,
                        parent.get(),
                        entity.get(),
                        changes.get(),
                        since.get(),
                        limit,
                        message.path("withdrawn").asBoolean(false)))
                : Optional.empty();
    }

    /** The entity of an object with its credit code and name, in a message or in a form. */
    public static Optional<Entity> entity(JsonNode node) {
        String name = node.path("name").asString("");
        return CreditCode.read(node.path("creditCode").asString(""))
                .code()
                .filter(code -> LINE.matcher(name).matches() && !name.isBlank())
                .map(code -> new Entity(code, name));
    }

    private static Optional<List<String>> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        for (JsonNode one : node) {
            words.add(one.asString(""));
        }
        boolean fit = node.isArray()
                && words.size() <= CHANGES_MAX
                && words.stream().allMatch(word -> WORD.matcher(word).matches());
        return fit ? Optional.of(words) : Optional.empty();
    }

    public static Optional<Followed> followed(JsonNode message) {
        Optional<CaseId> id = CaseId.read(message.path("duty").asString(""));
        Optional<State> state = State.read(message.path("state").asString(""));
        Standing standing = new Standing(
                state.orElse(State.UNTOLD),
                Facts.instant(message.path("acknowledged").asString("")),
                Facts.instant(message.path("settled").asString("")),
                CaseId.read(message.path("case").asString("")));
        return id.filter(known -> holdsTogether(standing)).map(known -> new Followed(known, standing));
    }

    private static boolean holdsTogether(Standing standing) {
        boolean applied = standing.settled().isPresent() && standing.by().isPresent();
        boolean nothing = standing.settled().isEmpty() && standing.by().isEmpty();
        return switch (standing.state()) {
            case OPEN -> nothing && standing.acknowledged().isEmpty();
            case ACKNOWLEDGED -> nothing && standing.acknowledged().isPresent();
            case SETTLED -> applied;
            case UNTOLD, WITHDRAWN -> false;
        };
    }

    /** The words of a list in a form that can be told. */
    public static List<String> told(JsonNode list) {
        return words(list).orElse(List.of());
    }

    /** Which duty a message is about. */
    public static Optional<CaseId> about(byte[] body) {
        return CaseMessage.object(body)
                .flatMap(node -> CaseId.read(node.path("duty").asString("")));
    }
}
