package tongban.node.identity.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.filter.OncePerRequestFilter;
import tongban.node.identity.recognition.PortalAddress;

/** Says who the issuer is: the address that partners were told, whatever the request calls this node. */
final class IssuerContext extends OncePerRequestFilter {

    private final PortalAddress address;
    private final AuthorizationServerSettings settings;

    IssuerContext(PortalAddress address, AuthorizationServerSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    private record Issuer(String name, AuthorizationServerSettings settings) implements AuthorizationServerContext {

        @Override
        public String getIssuer() {
            return name;
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return settings;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> own = address.find();
        if (own.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        try {
            AuthorizationServerContextHolder.setContext(new Issuer(own.get(), settings));
            chain.doFilter(request, response);
        } finally {
            AuthorizationServerContextHolder.resetContext();
        }
    }
}
