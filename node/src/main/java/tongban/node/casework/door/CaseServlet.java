package tongban.node.casework.door;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.exchange.Callers;
import tools.jackson.databind.JsonNode;

/**
 * Cases for programs of this zone, which show a caller's token: counters' and applicants' systems.
 *
 * <ul>
 *   <li>{@code POST /api/casework/v1/cases} files an application
 *   <li>{@code GET /api/casework/v1/cases} lists
 *   <li>{@code GET /api/casework/v1/cases/{id}} shows one with its clock and history
 *   <li>{@code POST /api/casework/v1/cases/{id}/acts/{act}} does something to it
 *   <li>{@code POST /api/casework/v1/cases/{id}/requests} asks something of its holder
 * </ul>
 *
 * Every POST needs an {@code Idempotency-Key}; a repeat gets the first answer again. What is wrong is a problem (RFC
 * 9457) with cause and cure in the language of {@code Accept-Language}.
 */
public final class CaseServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final int BODY_MAX = 128 * 1024;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final Pattern PATH =
            Pattern.compile("/cases(?:/([0-9a-f]{32})(?:/(acts/([a-z-]{2,32})|requests))?)?");

    private final transient CaseDoor door;
    private final transient Repeats repeats;
    private final transient Callers callers;

    public CaseServlet(CaseDoor door, Repeats repeats, Callers callers) {
        this.door = door;
        this.repeats = repeats;
        this.callers = callers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = locale(request);
        Optional<Matcher> path = admitted(request, response, locale);
        if (path.isEmpty()) {
            return;
        }
        Reply reply;
        if (path.get().group(2) != null) {
            reply = Reply.refused(CaseOutcome.Refused.of("path"), locale);
        } else if (path.get().group(1) == null) {
            reply = door.list(request::getParameter, locale);
        } else {
            reply = door.show(CaseId.read(path.get().group(1)), locale);
        }
        reply.write(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = locale(request);
        Optional<Matcher> path = admitted(request, response, locale);
        if (path.isEmpty()) {
            return;
        }
        String key = request.getHeader("Idempotency-Key");
        if (key == null || !KEY.matcher(key).matches()) {
            Reply.refused(CaseOutcome.Refused.of("idempotency-key"), locale).write(response);
            return;
        }
        byte[] bytes = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (bytes.length > BODY_MAX) {
            Reply.refused(CaseOutcome.Refused.of("form-size", BODY_MAX), locale).write(response);
            return;
        }
        Optional<JsonNode> body = CaseMessage.object(bytes);
        if (body.isEmpty()) {
            Reply.refused(CaseOutcome.Refused.of("form-json"), locale).write(response);
            return;
        }
        String asked = path.get().group();
        Repeats.Asked once = new Repeats.Asked(Callers.digest(token(request)), key, asked, bytes);
        repeats.once(once, locale, () -> posted(path.get(), body.get(), locale)).write(response);
    }

    private Reply posted(Matcher path, JsonNode body, Locale locale) {
        if (path.group(1) == null) {
            return door.file(body, locale);
        }
        Optional<CaseId> id = CaseId.read(path.group(1));
        if (path.group(2) == null) {
            return Reply.refused(CaseOutcome.Refused.of("path"), locale);
        }
        return path.group(3) == null ? door.ask(id, body, locale) : door.act(id, path.group(3), body, locale);
    }

    private Optional<Matcher> admitted(HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        if (!callers.admits(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            Reply.refused(CaseOutcome.Refused.of("token"), locale).write(response);
            return Optional.empty();
        }
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!path.matches()) {
            Reply.refused(CaseOutcome.Refused.of("path"), locale).write(response);
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private static String token(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Authorization"));
    }

    /** Chinese unless the caller prefers English. */
    private static Locale locale(HttpServletRequest request) {
        String wanted = request.getHeader("Accept-Language");
        return wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("en")
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }
}
