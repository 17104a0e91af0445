package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.operator.account.Stage;

/** Asks for the role that a page names, and for an operator's wherever a form of no named role acts. */
final class RoleGate implements HandlerInterceptor {
    private final BrowserSessions sessions;
    private final RequestMatcher open;

    /** @param open pages for everyone, where an operator's role does not count */
    RoleGate(BrowserSessions sessions, RequestMatcher open) {
        this.sessions = sessions;
        this.open = open;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Optional<Role> role = sessions.session(request)
                .filter(session -> session.stage() == Stage.OPEN)
                .map(session -> session.operator().role());
        Requires named = Optional.ofNullable(method.getMethodAnnotation(Requires.class))
                .orElse(method.getBeanType().getAnnotation(Requires.class));
        if (named != null) {
            require(role.isPresent() && Arrays.stream(named.value()).anyMatch(role.get()::includes));
        } else if (role.isPresent() && acts(request) && !open.matches(request)) {
            require(role.get().includes(Role.OPERATOR));
        }
        return true;
    }

    private static boolean acts(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST;
        };
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("the operator's role does not include this");
        }
    }
}
