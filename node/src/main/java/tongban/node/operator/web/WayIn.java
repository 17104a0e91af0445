package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tongban.node.operator.account.Session;
import tongban.node.operator.account.Stage;
import tongban.node.web.Expired;

/** Sends whoever may not come in yet to the page that comes first, and back afterwards. */
final class WayIn implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String LOGIN = "/login";
    static final String CODE = "/login/code";
    static final String SET_UP = "/set-up";

    private final BrowserSessions sessions;

    WayIn(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        send(request, response, LOGIN + next(request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            request.setAttribute(Expired.ATTRIBUTE, true);
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        Stage stage = sessions.session(request).map(Session::stage).orElse(Stage.OPEN);
        switch (stage) {
            case CODE -> send(request, response, CODE + next(request));
            case SET_UP -> send(request, response, SET_UP);
            case OPEN -> response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** A part of a page that refreshes itself would otherwise show the login page within the old page. */
    private static void send(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", path);
            response.setStatus(HttpStatus.OK.value());
            return;
        }
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("json") && !accepted.contains("html")) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        response.sendRedirect(path);
    }

    private static String next(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")
                || request.getRequestURI().equals("/")
                || request.getRequestURI().startsWith(LOGIN)
                || request.getHeader("HX-Request") != null) {
            return "";
        }
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    /** A page of this node and of no other: an address from the root, without a host. */
    static String safe(@Nullable String next) {
        if (next == null || !next.startsWith("/") || next.startsWith("//") || next.indexOf('\\') >= 0) {
            return "/";
        }
        return next.chars().anyMatch(Character::isISOControl) ? "/" : next;
    }
}
