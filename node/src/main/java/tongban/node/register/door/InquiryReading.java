package tongban.node.register.door;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;
import tongban.node.register.Inquiry;
import tongban.node.register.Looking;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterSubject;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a program asks; the first member that is wrong is named. */
final class InquiryReading {

    private static final Set<String> COMMON = Set.of("fields", "purpose", "by", "matter", "claimed");

    private final ZoneCode zone;
    private final RegisterKind kind;
    private final ObjectNode body;

    private InquiryReading(ZoneCode zone, RegisterKind kind, ObjectNode body) {
        this.zone = zone;
        this.kind = kind;
        this.body = body;
    }

    /** A member that is wrong, and the key of the words that say what would pass. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;

        private final String member;
        private final String key;
        private final String allowed;

        Wrong(String member, String key, String allowed) {
            super(key, null, false, false);
            this.member = member;
            this.key = key;
            this.allowed = allowed;
        }

        String member() {
            return member;
        }

        String key() {
            return key;
        }

        String allowed() {
            return allowed;
        }
    }

    static Inquiry read(ZoneCode zone, RegisterKind kind, byte[] bytes) throws Wrong {
        Optional<ObjectNode> body = StrictJson.read(bytes);
        if (body.isEmpty()) {
            throw new Wrong("", "json", "");
        }
        return new InquiryReading(zone, kind, body.get()).inquiry();
    }

    private Inquiry inquiry() throws Wrong {
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(kind == RegisterKind.PERSON ? Set.of("resident-id", "name") : Set.of("credit-code"));
        if (StrictJson.unknown(body, known).isPresent()) {
            throw new Wrong("", "member", String.join(", ", known));
        }
        RegisterSubject subject = kind == RegisterKind.PERSON ? person() : company();
        SortedSet<String> fields = fields();
        String purpose = StrictJson.text(body, "purpose")
                .filter(Inquiry::isPurpose)
                .orElseThrow(() -> new Wrong("purpose", "purpose", ""));
        return new Inquiry(zone, subject, fields, purpose, looking(), claimed(fields));
    }

    private RegisterSubject person() throws Wrong {
        ResidentId id = StrictJson.text(body, "resident-id")
                .flatMap(text -> ResidentId.read(text).code())
                .orElseThrow(() -> new Wrong("resident-id", "resident-id", ""));
        PersonName name = StrictJson.text(body, "name")
                .flatMap(PersonName::read)
                .orElseThrow(() -> new Wrong("name", "name", ""));
        return new RegisterSubject.Person(id, name);
    }

    private RegisterSubject company() throws Wrong {
        return new RegisterSubject.Company(StrictJson.text(body, "credit-code")
                .flatMap(text -> CreditCode.read(text).code())
                .orElseThrow(() -> new Wrong("credit-code", "credit-code", "")));
    }

    private SortedSet<String> fields() throws Wrong {
        SortedSet<String> fields = new TreeSet<>();
        if (body.get("fields") instanceof ArrayNode array) {
            for (JsonNode one : array) {
                fields.add(one.isString() ? one.stringValue() : "");
            }
        }
        if (fields.isEmpty() || !kind.fields().containsAll(fields)) {
            throw new Wrong("fields", "fields", String.join(", ", kind.fields()));
        }
        return fields;
    }

    private Looking looking() throws Wrong {
        String by = StrictJson.text(body, "by").filter(Looking::isWord).orElseThrow(() -> new Wrong("by", "word", ""));
        if (!body.has("matter")) {
            return new Looking(by, Optional.empty());
        }
        String matter = StrictJson.text(body, "matter")
                .filter(Looking::isWord)
                .orElseThrow(() -> new Wrong("matter", "word", ""));
        return new Looking(by, Optional.of(matter));
    }

    private SortedMap<String, String> claimed(SortedSet<String> fields) throws Wrong {
        SortedMap<String, String> claimed = new TreeMap<>();
        @Nullable JsonNode node = body.get("claimed");
        if (node == null) {
            return claimed;
        }
        for (String name : node.propertyNames()) {
            String value = StrictJson.text(node, name)
                    .filter(Inquiry::isValue)
                    .filter(text -> fields.contains(name))
                    .orElseThrow(() -> new Wrong("claimed", "claimed", ""));
            claimed.put(name, value);
        }
        if (!node.isObject()) {
            throw new Wrong("claimed", "claimed", "");
        }
        return claimed;
    }
}
