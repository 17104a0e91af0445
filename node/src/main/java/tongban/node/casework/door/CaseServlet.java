package tongban.node.casework.door;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.door.Route.Call;
import tongban.node.casework.store.Repeats;
import tongban.node.exchange.Callers;
import tools.jackson.databind.json.JsonMapper;

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

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final transient List<Route> routes;
    private final transient Repeats repeats;
    private final transient Callers callers;

    public CaseServlet(Doors doors, Repeats repeats, Callers callers) {
        this.routes = doors.routes();
        this.repeats = repeats;
        this.callers = callers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response).write(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response).write(response);
    }

    /** A node with more to do than it can says so, before it began anything. */
    private Reply answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return answered(request, response);
        } catch (CannotCreateTransactionException | CannotGetJdbcConnectionException full) {
            response.setHeader("Retry-After", "1");
            return refused("busy", locale(request));
        }
    }

    private Reply answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = locale(request);
        if (!callers.admits(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return refused("token", locale);
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        for (Route route : routes) {
            Matcher groups = route.path().matcher(path);
            if (route.method().equals(request.getMethod()) && groups.matches()) {
                return route.method().equals("POST")
                        ? posted(route, groups, request, locale)
                        : route.deed().apply(new Call(groups, JSON.createObjectNode(), query(request), locale));
            }
        }
        return refused("path", locale);
    }

    private static Function<String, Optional<String>> query(HttpServletRequest request) {
        return name -> Optional.ofNullable(request.getParameter(name));
    }

    private static Reply refused(String word, Locale locale) {
        return Reply.refused(CaseOutcome.Refused.of(word), locale);
    }

    private Reply posted(Route route, Matcher path, HttpServletRequest request, Locale locale) throws IOException {
        return Posted.read(request, locale, posted -> {
            Repeats.Asked once = new Repeats.Asked(
                    Callers.digest(token(request)),
                    posted.key(),
                    path.group().getBytes(StandardCharsets.UTF_8),
                    posted.bytes());
            Call call = new Call(path, posted.body(), query(request), locale);
            return told(repeats.once(once, () -> route.deed().apply(call), CaseServlet::kept), locale);
        });
    }

    private static Optional<Repeats.Answer> kept(Reply reply) {
        return Optional.of(new Repeats.Answer(reply.status(), reply.body()));
    }

    private static Reply told(Repeats.Came<Reply> came, Locale locale) {
        return switch (came) {
            case Repeats.Came.Now<Reply> now -> now.result();
            case Repeats.Came.Before<Reply> before ->
                new Reply(before.first().status(), before.first().body());
            case Repeats.Came.Reused<Reply> reused -> refused("key-reused", locale);
        };
    }

    private static String token(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Authorization"));
    }

    /** Chinese unless the caller prefers English. */
    static Locale locale(HttpServletRequest request) {
        String wanted = request.getHeader("Accept-Language");
        return wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("en")
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }
}
