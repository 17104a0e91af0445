package tongban.node.casework.crossing;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Facts;
import tongban.kernel.casework.RequestKind;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Filing;
import tongban.node.casework.HeldEvent;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What zones tell each other about a case, as JSON: heads and bodies stand in it as the texts that were hashed. */
public final class CaseMessage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SALT = 16;

    private CaseMessage() {}

    /** Events that follow each other, under an article. */
    public record Events(CaseId caseId, List<HeldEvent> events) {}

    /** A request. */
    public record Request(CaseId caseId, CaseId id, RequestKind kind, Instant made, byte[] body) {}

    /**
     * The end of an offer.
     *
     * @param offer the number of the event that offered it
     * @param declined whether the zone to which it is offered says so; otherwise the sender asks for it back
     * @param ground a word
     */
    public record Return(CaseId caseId, int offer, boolean declined, String ground) {}

    private static ObjectNode under(Under ground, CaseId caseId) {
        return JSON.createObjectNode()
                .put("compact", ground.compact().hex())
                .put("article", ground.article())
                .put("case", caseId.toString());
    }

    static byte[] write(Under ground, Events said) {
        ObjectNode object = under(ground, said.caseId());
        ArrayNode events = object.putArray("events");
        for (HeldEvent event : said.events()) {
            events.addObject()
                    .put("head", event.head())
                    .put("salt", Base64.getEncoder().encodeToString(event.salt()))
                    .put("body", new String(event.body(), StandardCharsets.UTF_8));
        }
        return JSON.writeValueAsBytes(object);
    }

    static byte[] write(Under ground, Request said) {
        return JSON.writeValueAsBytes(under(ground, said.caseId())
                .put("request", said.id().toString())
                .put("kind", said.kind().word())
                .put("made", said.made().toString())
                .put("body", new String(said.body(), StandardCharsets.UTF_8)));
    }

    static byte[] write(Under ground, Return said) {
        return JSON.writeValueAsBytes(under(ground, said.caseId())
                .put("offer", said.offer())
                .put("declined", said.declined())
                .put("ground", said.ground()));
    }

    /** Bytes that are UTF-8 JSON with one object and no member of it twice; empty for anything else. */
    public static Optional<JsonNode> object(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return StrictJson.read(bytes).map(JsonNode.class::cast);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** Events, all of the case that the message names, with the bodies that their heads name. */
    public static Optional<Events> events(JsonNode message) {
        Optional<CaseId> caseId = id(message, "case");
        List<HeldEvent> events = new ArrayList<>();
        for (JsonNode one : message.path("events")) {
            event(one)
                    .filter(held -> caseId.equals(Optional.of(held.event().caseId())))
                    .ifPresent(events::add);
        }
        boolean whole =
                !events.isEmpty() && events.size() == message.path("events").size();
        return whole ? caseId.map(id -> new Events(id, events)) : Optional.empty();
    }

    private static Optional<HeldEvent> event(JsonNode node) {
        byte @Nullable [] salt = base64(node.path("salt").asString(""));
        String head = node.path("head").asString("");
        byte[] body = node.path("body").asString("").getBytes(StandardCharsets.UTF_8);
        if (salt == null || salt.length != SALT || body.length > Filing.FORM_MAX + 1024) {
            return Optional.empty();
        }
        return CaseEvent.read(head)
                .map(event -> new HeldEvent(head, event, salt, body))
                .filter(HeldEvent::isWhole);
    }

    public static Optional<Request> request(JsonNode message) {
        Optional<CaseId> caseId = id(message, "case");
        Optional<CaseId> id = id(message, "request");
        Optional<RequestKind> kind = RequestKind.read(message.path("kind").asString(""));
        Optional<Instant> made = Facts.instant(message.path("made").asString(""));
        byte[] body = message.path("body").asString("").getBytes(StandardCharsets.UTF_8);
        return caseId.isPresent() && id.isPresent() && kind.isPresent() && made.isPresent()
                ? Optional.of(new Request(caseId.get(), id.get(), kind.get(), made.get(), body))
                : Optional.empty();
    }

    public static Optional<Return> returned(JsonNode message) {
        return id(message, "case")
                .map(caseId -> new Return(
                        caseId,
                        message.path("offer").asInt(0),
                        message.path("declined").asBoolean(false),
                        message.path("ground").asString("other")));
    }

    private static Optional<CaseId> id(JsonNode node, String name) {
        return CaseId.read(node.path(name).asString(""));
    }

    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
