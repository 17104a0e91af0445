package tongban.node.identity.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.Level;
import tongban.node.identity.SignIn;
import tongban.node.identity.account.PersonSession;
import tongban.node.identity.recognition.Recognition;
import tongban.node.identity.web.PortalSessions;

/**
 * Who stands before the issuer: a citizen of this zone who has signed in at the level that is asked for. Anybody else
 * is sent to sign in first, and a zone without an agreement is told so before anybody signs in for it.
 */
final class PersonAtIssuer extends OncePerRequestFilter {

    /** The page that says that a zone is not agreed with. */
    static final String REFUSED = "/portal/issuer/refused";

    private final RequestMatcher authorize;
    private final PartnerClients clients;
    private final Place place;

    PersonAtIssuer(RequestMatcher authorize, PartnerClients clients, Place place) {
        this.authorize = authorize;
        this.clients = clients;
        this.place = place;
    }

    /** Which zone this is, and who is signed in there. */
    record Place(PortalSessions sessions, ZoneCode self) {}

    /** An account, as Spring Security takes it. */
    static Authentication of(String account) {
        return UsernamePasswordAuthenticationToken.authenticated(account, "", List.of());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!authorize.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Recognition.Allowed> allowed = clients.allowed(request.getParameter("client_id"));
        if (allowed.isEmpty()) {
            response.sendRedirect(REFUSED);
            return;
        }
        Level wanted = Optional.ofNullable(request.getParameter("acr_values"))
                .flatMap(Level::of)
                .filter(level -> level.reaches(allowed.get().least()))
                .orElse(allowed.get().least());
        Optional<PersonSession> session = place.sessions()
                .of(request)
                .filter(one -> one.person().issuer().equals(place.self()))
                .filter(one -> !one.person().mustSetPassword())
                .filter(one -> one.person().level().reaches(wanted));
        if (session.isPresent()) {
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(of(session.get().person().id().toString())));
            chain.doFilter(request, response);
        } else {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            response.sendRedirect(SignIn.address(wanted, request.getRequestURI() + query) + "&own=yes");
        }
    }
}
