package tongban.node.operator.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tongban.node.operator.account.Session;
import tongban.node.operator.account.Stage;

/** A session, as Spring Security sees it: with all roles when it is open, with the name of its stage alone before. */
final class SignedIn extends AbstractAuthenticationToken {
    private static final String ROLE = "ROLE_";
    private static final String STAGE = "STAGE_";

    private final transient Session session;

    SignedIn(Session session) {
        super(authorities(session));
        this.session = session;
        setAuthenticated(true);
    }

    static String authority(Stage stage) {
        return STAGE + stage.name();
    }

    Session session() {
        return session;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return session.operator().name();
    }

    private static List<GrantedAuthority> authorities(Session session) {
        Stream<String> roles = session.stage() == Stage.OPEN
                ? session.operator().role().included().stream().map(role -> ROLE + role.name())
                : Stream.of();
        return Stream.concat(Stream.of(authority(session.stage())), roles)
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }
}
