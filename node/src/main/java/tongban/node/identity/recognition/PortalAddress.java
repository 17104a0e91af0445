package tongban.node.identity.recognition;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * Where people reach this zone's portal: the console address of the zone file, or the loopback address on which the
 * node listens. A node that is reached over a network has to say its https address; until it does, it is no issuer.
 */
public final class PortalAddress {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Environment environment;
    private final Optional<String> told;

    /** @param told the address in the zone file */
    public PortalAddress(Environment environment, Optional<String> told) {
        this.environment = environment;
        this.told = told;
    }

    /** Scheme, host and port, without a slash at the end; empty while it is not known. */
    public Optional<String> find() {
        if (told.isPresent()) {
            return origin(told.get());
        }
        String port = environment.getProperty("local.server.port");
        return port == null
                ? Optional.empty()
                : origin("http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + port);
    }

    /** The origin of an address that is good enough for signing in: https, or http on this machine. */
    static Optional<String> origin(String address) {
        try {
            URI uri = URI.create(address.strip());
            String host = uri.getHost();
            boolean safe = host != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
            return safe
                    ? Optional.of(uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
