package tongban.node.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import tongban.node.identity.account.PersonSession;
import tongban.node.identity.account.PersonSignIn;
import tongban.node.web.Cookies;

/** Knows a citizen's browser by a cookie of its own, beside the one of operators. */
public final class PortalSessions {
    private static final String PURPOSE = "person";
    private static final String FOUND = PortalSessions.class.getName();
    private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

    private final PersonSignIn signIn;
    private final Cookies cookies;
    private final CsrfTokenRepository formTokens;

    public PortalSessions(PersonSignIn signIn, Cookies cookies, CsrfTokenRepository formTokens) {
        this.signIn = signIn;
        this.cookies = cookies;
        this.formTokens = formTokens;
    }

    /** The session of this request, looked up once. */
    public Optional<PersonSession> of(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof PersonSession known) {
            return Optional.of(known);
        }
        Optional<PersonSession> found = cookies.read(request, PURPOSE).flatMap(signIn::find);
        found.ifPresent(session -> request.setAttribute(FOUND, session));
        return found;
    }

    /**
     * Lets the browser keep the token of a session that began, and ends the one that it had. Forms that were open
     * before are not taken afterwards.
     */
    public void keep(HttpServletRequest request, HttpServletResponse response, PersonSignIn.Begun begun) {
        of(request).ifPresent(signIn::out);
        cookies.set(request, response, PURPOSE, new Cookies.Value(begun.token(), UNTIL_THE_BROWSER_CLOSES));
        formTokens.saveToken(formTokens.generateToken(request), request, response);
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.remove(request, response, PURPOSE);
    }

    /** From where somebody calls. */
    public static PersonSession.Caller caller(HttpServletRequest request) {
        String agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("-");
        return new PersonSession.Caller(request.getRemoteAddr(), agent.replaceAll("\\p{Cntrl}", " "));
    }
}
