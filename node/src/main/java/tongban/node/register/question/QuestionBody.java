package tongban.node.register.question;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.kernel.compact.CompactId;
import tongban.node.register.Inquiry;
import tongban.node.register.Looking;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterSubject;
import tongban.node.register.RegisterWords;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a question says ({@code docs/protocol/register-1.md}, "Question").
 *
 * @param article the article on which it rests; empty for this zone's own register, and when none could be named
 * @param matter for what case, as the asking zone calls it
 */
record QuestionBody(
        Optional<Cited> article,
        RegisterSubject subject,
        SortedSet<String> fields,
        String purpose,
        Optional<String> matter) {

    private static final Set<String> COMMON = Set.of("compact", "article", "fields", "purpose", "matter");

    /** A compact and the number of one of its articles. */
    record Cited(CompactId compact, int number) {}

    /** What came of reading a question. */
    sealed interface Reading {

        record Well(QuestionBody question) implements Reading {}

        /**
         * It is none.
         *
         * @param sentence what was found, without anything of the subject, and what would pass
         */
        record Refused(String sentence) implements Reading {}
    }

    static QuestionBody of(Inquiry inquiry, Optional<Cited> article) {
        return new QuestionBody(
                article,
                inquiry.subject(),
                inquiry.fields(),
                inquiry.purpose(),
                inquiry.looking().matter());
    }

    byte[] bytes() {
        ObjectNode body = StrictJson.object();
        article.ifPresent(cited -> {
            body.put("compact", cited.compact().hex());
            body.put("article", cited.number());
        });
        switch (subject) {
            case RegisterSubject.Person person -> {
                body.put("resident-id", person.id().unmasked());
                body.put("name", person.name().value());
            }
            case RegisterSubject.Company company ->
                body.put("credit-code", company.code().value());
        }
        ArrayNode asked = body.putArray("fields");
        fields.forEach(asked::add);
        body.put("purpose", purpose);
        matter.ifPresent(word -> body.put("matter", word));
        return StrictJson.bytes(body);
    }

    /** Reads a question strictly: what is not understood is refused. */
    static Reading read(RegisterKind kind, byte[] bytes) {
        Optional<ObjectNode> read = StrictJson.read(bytes);
        if (read.isEmpty()) {
            return refused("json");
        }
        ObjectNode body = read.get();
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(kind == RegisterKind.PERSON ? Set.of("resident-id", "name") : Set.of("credit-code"));
        if (StrictJson.unknown(body, known).isPresent()) {
            return refused("member", String.join(", ", known));
        }
        Optional<RegisterSubject> subject = kind == RegisterKind.PERSON ? person(body) : company(body);
        if (subject.isEmpty()) {
            return refused("subject." + kind.word());
        }
        Optional<SortedSet<String>> fields = fields(body.get("fields"));
        if (fields.isEmpty() || !kind.fields().containsAll(fields.get())) {
            return refused("fields", String.join(", ", kind.fields()));
        }
        Optional<String> purpose = StrictJson.text(body, "purpose").filter(Inquiry::isPurpose);
        Optional<String> matter = StrictJson.text(body, "matter");
        if (purpose.isEmpty()) {
            return refused("purpose");
        }
        if (body.has("matter") && !matter.map(Looking::isWord).orElse(false)) {
            return refused("matter");
        }
        return new Reading.Well(new QuestionBody(cited(body), subject.get(), fields.get(), purpose.get(), matter));
    }

    private static Reading refused(String key, Object... arguments) {
        return new Reading.Refused(RegisterWords.both("register.unreadable." + key, arguments));
    }

    private static Optional<Cited> cited(ObjectNode body) {
        JsonNode article = body.get("article");
        int number = article != null && article.isInt() ? article.intValue() : 0;
        return StrictJson.text(body, "compact")
                .flatMap(CompactId::read)
                .filter(id -> number > 0)
                .map(id -> new Cited(id, number));
    }

    private static Optional<RegisterSubject> person(ObjectNode body) {
        Optional<ResidentId> id = StrictJson.text(body, "resident-id")
                .flatMap(text -> ResidentId.read(text)
                        .code()
                        .filter(one -> one.unmasked().equals(text)));
        Optional<PersonName> name = StrictJson.text(body, "name").flatMap(PersonName::read);
        return id.isPresent() && name.isPresent()
                ? Optional.of(new RegisterSubject.Person(id.get(), name.get()))
                : Optional.empty();
    }

    private static Optional<RegisterSubject> company(ObjectNode body) {
        return StrictJson.text(body, "credit-code")
                .flatMap(text ->
                        CreditCode.read(text).code().filter(one -> one.value().equals(text)))
                .map(RegisterSubject.Company::new);
    }

    private static Optional<SortedSet<String>> fields(@org.jspecify.annotations.Nullable JsonNode node) {
        if (!(node instanceof ArrayNode array) || array.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<String> fields = new TreeSet<>();
        for (JsonNode one : array) {
            if (!one.isString() || !fields.add(one.stringValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }
}
