package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import tongban.node.operator.account.Session;
import tongban.node.operator.account.SignIn;
import tongban.node.web.Cookies;

/**
 * Knows a browser by its cookie. Nothing is kept in memory: each request asks the database once, so that a session that
 * was ended, anywhere, is over with the next request.
 */
final class BrowserSessions implements SecurityContextRepository {
    private static final String PURPOSE = "session";
    private static final String FOUND = BrowserSessions.class.getName();
    private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

    private final SignIn signIn;
    private final Cookies cookies;

    BrowserSessions(SignIn signIn, Cookies cookies) {
        this.signIn = signIn;
        this.cookies = cookies;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = session(request)
                        .map(session -> new SecurityContextImpl(new SignedIn(session)))
                        .orElseGet(SecurityContextImpl::new);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }

    /** The session of this request, looked up once. */
    Optional<Session> session(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Session known) {
            return Optional.of(known);
        }
        Optional<Session> found = cookies.read(request, PURPOSE).flatMap(signIn::find);
        found.ifPresent(session -> request.setAttribute(FOUND, session));
        return found;
    }

    /** The older way of the interface, which nothing here calls. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session begins and ends in the database only; there is nothing to save here.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return session(request).isPresent();
    }

    /** Lets the browser keep the token of a session that began. */
    void keep(HttpServletRequest request, HttpServletResponse response, SignIn.Begun begun) {
        cookies.set(request, response, PURPOSE, new Cookies.Value(begun.token(), UNTIL_THE_BROWSER_CLOSES));
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.remove(request, response, PURPOSE);
    }

    static Session.Caller caller(HttpServletRequest request) {
        String agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("-");
        return new Session.Caller(request.getRemoteAddr(), agent.replaceAll("\\p{Cntrl}", " "));
    }
}
