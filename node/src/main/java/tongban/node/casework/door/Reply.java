package tongban.node.casework.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.Standards;
import tongban.node.web.Trace;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer to a program.
 *
 * @param status of HTTP; 400 and above are problems of RFC 9457
 * @param body JSON in UTF-8
 */
record Reply(int status, byte[] body) {

    /** Members of a request that refusals by these words are about; others name theirs. */
    private static final Map<String, String> MEMBER = Map.of(
            "subject", "/subject",
            "item-unknown", "/item",
            "remedies", "/body/remedies",
            "gaps", "/body/gaps",
            "hook-url", "/url",
            "hook-network", "/url",
            "hook-host", "/url");

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,32}(\\.[A-Za-z-]{1,32})?");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CONFLICT = 409;

    /** Statuses of refusals; what stands not here is a conflict with the state of the case. */
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("token", 401),
            Map.entry("busy", 503),
            Map.entry("no-agreement", 403),
            Map.entry("no-authority", 403),
            Map.entry("path", 404),
            Map.entry("unknown-case", 404),
            Map.entry("unknown-duty", 404),
            Map.entry("unknown-hook", 404),
            Map.entry("hook-url", 422),
            Map.entry("hook-network", 422),
            Map.entry("hook-host", 422),
            Map.entry("form-size", 413),
            Map.entry("form-json", 400),
            Map.entry("field", 400),
            Map.entry("idempotency-key", 400),
            Map.entry("subject", 422),
            Map.entry("identity-number", 422),
            Map.entry("form", 422),
            Map.entry("item-unknown", 422),
            Map.entry("reasons", 422),
            Map.entry("bulk", 422),
            Map.entry("delegation", 422),
            Map.entry("not-claimed", 422),
            Map.entry("no-delegation", 404),
            Map.entry("remedies", 422),
            Map.entry("gaps", 422),
            Map.entry("wrong-facts", 422),
            Map.entry("key-reused", 422),
            Map.entry("words", 422),
            Map.entry("opinion-day", 422),
            Map.entry("opinion-own", 422),
            Map.entry("unknown-consultation", 404),
            Map.entry("not-asked", 403),
            Map.entry("not-asker", 403),
            Map.entry("view-name", 422),
            Map.entry("view-which", 422),
            Map.entry("unknown-view", 404),
            Map.entry("sheets-busy", 503));

    static Reply done(ObjectNode object) {
        return new Reply(200, JSON.writeValueAsBytes(object));
    }

    static Reply refused(CaseOutcome.Refused refusal, Locale locale) {
        int status = STATUS.getOrDefault(refusal.word(), CONFLICT);
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "urn:tongban:problem:" + refusal.word())
                .put("status", status)
                .put("title", refusal.word())
                .put("detail", refusal.sentence(locale));
        pointer(refusal)
                .ifPresent(pointer -> problem.putArray("errors")
                        .addObject()
                        .put("pointer", pointer)
                        .put("detail", refusal.sentence(locale)));
        if (!refusal.faults().isEmpty()) {
            ArrayNode errors = problem.putArray("errors");
            boolean zh = locale.getLanguage().equals("zh");
            for (Standards.Fault fault : refusal.faults()) {
                errors.addObject().put("pointer", fault.field()).put("detail", zh ? fault.zh() : fault.en());
            }
        }
        return new Reply(status, JSON.writeValueAsBytes(problem));
    }

    /** The place in the request (RFC 6901), where the refusal is about one. */
    private static Optional<String> pointer(CaseOutcome.Refused refusal) {
        boolean named = refusal.word().equals("field") || refusal.word().equals("identity-number");
        String name = named ? refusal.arguments().getFirst() : "";
        return NAME.matcher(name).matches()
                ? Optional.of("/" + name.replace('.', '/'))
                : Optional.ofNullable(MEMBER.get(refusal.word()));
    }

    boolean isProblem() {
        return status >= 400;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader(Trace.HEADER, Trace.id());
        response.setContentType(isProblem() ? "application/problem+json" : "application/json");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
