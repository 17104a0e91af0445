package tongban.node.register.question;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tongban.kernel.code.CreditCode;
import tongban.kernel.zone.Authority;
import tongban.node.register.Evidence.Result;
import tongban.node.register.Inquiry;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer says ({@code docs/protocol/register-1.md}, "Answer").
 *
 * @param of SHA-256 of the question's body, so that an answer is of one question only
 * @param notAfter when it has to be asked anew
 * @param reason why then
 */
record AnswerBody(
        String of,
        Result result,
        SortedMap<String, String> fields,
        Optional<Authority> authority,
        Instant at,
        Instant notAfter,
        String reason) {

    /** The longest for which an answer may be called fresh. */
    static final Duration FRESH_MAX = Duration.ofDays(366);

    private static final Set<String> MEMBERS =
            Set.of("of", "result", "fields", "authority", "at", "not-after", "not-after-reason");
    private static final Set<String> AUTHORITY = Set.of("competence", "role", "code", "name");
    private static final int REASON_MAX = 400;

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] bytes() {
        ObjectNode body = StrictJson.object();
        body.put("of", of);
        body.put("result", word(result));
        ObjectNode values = body.putObject("fields");
        fields.forEach(values::put);
        authority.ifPresent(one -> {
            ObjectNode node = body.putObject("authority");
            node.put("competence", one.competence());
            node.put("role", one.role().label());
            one.code().ifPresent(code -> node.put("code", code.value()));
            node.put("name", one.name());
        });
        body.put("at", at.toString());
        body.put("not-after", notAfter.toString());
        body.put("not-after-reason", reason);
        return StrictJson.bytes(body);
    }

    static String word(Result result) {
        return result.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the answer to a question strictly.
     *
     * @return empty when it cannot be used: unreadable, of another question, or saying more than was asked for
     */
    static Optional<AnswerBody> read(byte[] bytes, byte[] asked, QuestionBody question) {
        try {
            return StrictJson.read(bytes)
                    .filter(body -> StrictJson.unknown(body, MEMBERS).isEmpty())
                    .map(AnswerBody::read)
                    .filter(answer -> answer.of().equals(digest(asked)))
                    .filter(answer -> answer.isOf(question));
        } catch (IllegalArgumentException | DateTimeException unusable) {
            return Optional.empty();
        }
    }

    private boolean isOf(QuestionBody question) {
        return question.fields().containsAll(fields.keySet())
                && (result == Result.FOUND || fields.isEmpty())
                && notAfter.isAfter(at)
                && !notAfter.isAfter(at.plus(FRESH_MAX))
                && reason.length() <= REASON_MAX
                && fields.values().stream().allMatch(Inquiry::isValue);
    }

    private static AnswerBody read(ObjectNode body) {
        SortedMap<String, String> fields = new TreeMap<>();
        JsonNode values = body.get("fields");
        if (values instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> one : object.properties()) {
                fields.put(one.getKey(), required(object, one.getKey()));
            }
        } else {
            throw new IllegalArgumentException("fields are an object");
        }
        return new AnswerBody(
                required(body, "of"),
                Result.valueOf(required(body, "result")
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace('-', '_')),
                fields,
                authority(body.get("authority")),
                Instant.parse(required(body, "at")),
                Instant.parse(required(body, "not-after")),
                required(body, "not-after-reason"));
    }

    private static Optional<Authority> authority(@org.jspecify.annotations.Nullable JsonNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isObject() || StrictJson.unknown(node, AUTHORITY).isPresent()) {
            throw new IllegalArgumentException("an authority is an object of " + AUTHORITY);
        }
        return Optional.of(new Authority(
                required(node, "competence"),
                Authority.Role.ofLabel(required(node, "role")).orElseThrow(IllegalArgumentException::new),
                node.has("code") ? Optional.of(new CreditCode(required(node, "code"))) : Optional.empty(),
                required(node, "name")));
    }

    private static String required(JsonNode object, String member) {
        return StrictJson.text(object, member).orElseThrow(() -> new IllegalArgumentException(member + " is a text"));
    }
}
