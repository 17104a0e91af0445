package tongban.node.casework.door;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.hook.Hook;
import tongban.node.casework.hook.Hooks;
import tongban.node.exchange.Callers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hooks of programs of this zone: {@code POST}, {@code GET /api/casework/v1/hooks}, {@code GET}, {@code DELETE
 * /api/casework/v1/hooks/{id}}. Its answers are not among those that are kept for repeats, since one of them holds a
 * secret; hooks know their keys themselves.
 */
public final class HookServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Set<String> MEMBERS = Set.of("url", "item");
    private static final Pattern PATH = Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final transient Hooks hooks;
    private final transient Callers callers;

    public HookServlet(Hooks hooks, Callers callers) {
        this.hooks = hooks;
        this.callers = callers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = CaseServlet.locale(request);
        Optional<byte[]> caller = callers.caller(request.getHeader("Authorization"));
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            Reply.refused(Refused.of("token"), locale).write(response);
            return;
        }
        // What a hook says of itself, its secret above all, stays in no cache.
        response.setHeader("Cache-Control", "no-store");
        try {
            reply(request, caller.get(), locale).write(response);
        } catch (CannotCreateTransactionException | CannotGetJdbcConnectionException full) {
            response.setHeader("Retry-After", "1");
            Reply.refused(Refused.of("busy"), locale).write(response);
        }
    }

    private Reply reply(HttpServletRequest request, byte[] caller, Locale locale) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String method = request.getMethod();
        if (path.isEmpty() && method.equals("POST")) {
            return Posted.read(request, locale, posted -> subscribe(posted, caller, locale));
        }
        if (path.isEmpty() && method.equals("GET")) {
            return list(caller);
        }
        Matcher one = PATH.matcher(path);
        if (!one.matches() || method.equals("POST")) {
            return Reply.refused(Refused.of("path"), locale);
        }
        UUID id = UUID.fromString(one.group(1));
        return method.equals("DELETE") ? end(id, caller, locale) : show(id, caller, locale);
    }

    private Reply subscribe(Posted posted, byte[] caller, Locale locale) {
        JsonNode body = posted.body();
        for (String member : body.propertyNames()) {
            if (!MEMBERS.contains(member) || !body.path(member).isString()) {
                return CaseDoor.field(member, locale);
            }
        }
        Optional<String> item = body.has("item") ? Optional.of(body.path("item").asString("")) : Optional.empty();
        Hooks.Subscription asked =
                new Hooks.Subscription(caller, posted.key(), body.path("url").asString(""), item);
        return switch (hooks.subscribe(asked)) {
            case Hooks.Answer.Subscribed done -> Reply.done(shown(done.hook()).put("secret", done.secret()));
            case Hooks.Answer.No no -> Reply.refused(no.refusal(), locale);
        };
    }

    private Reply list(byte[] caller) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode all = page.putArray("hooks");
        hooks.of(caller).forEach(hook -> all.add(shown(hook)));
        return Reply.done(page);
    }

    private Reply show(UUID id, byte[] caller, Locale locale) {
        Optional<Hook> hook = hooks.find(caller, id);
        if (hook.isEmpty()) {
            return Reply.refused(Refused.of("unknown-hook"), locale);
        }
        ObjectNode object = shown(hook.get());
        ArrayNode lost = object.putArray("lost");
        for (Hook.GivenUp one : hooks.givenUp(hook.get())) {
            lost.addObject()
                    .put("event", one.event())
                    .put("created", one.created().toString())
                    .put("attempts", one.attempts())
                    .put("cause", one.cause());
        }
        return Reply.done(object);
    }

    private Reply end(UUID id, byte[] caller, Locale locale) {
        return hooks.end(caller, id)
                ? Reply.done(JSON.createObjectNode().put("id", id.toString()).put("state", Hook.State.ENDED.word()))
                : Reply.refused(Refused.of("unknown-hook"), locale);
    }

    private static ObjectNode shown(Hook hook) {
        ObjectNode object = JSON.createObjectNode()
                .put("id", hook.id().toString())
                .put("url", hook.url())
                .put("state", hook.state().word())
                .put("created", hook.created().toString())
                .put("delivered", hook.delivered())
                .put("waiting", hook.waiting())
                .put("givenUp", hook.givenUp());
        hook.item().ifPresent(item -> object.put("item", item));
        hook.trouble()
                .ifPresent(trouble -> object.putObject("trouble")
                        .put("failures", trouble.failures())
                        .put("last", trouble.last().toString())
                        .put("next", trouble.next().toString())
                        .put("cause", trouble.cause()));
        return object;
    }
}
