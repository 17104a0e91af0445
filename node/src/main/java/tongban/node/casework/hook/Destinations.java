package tongban.node.casework.hook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import tongban.node.casework.CaseOutcome.Refused;

/**
 * Where hooks may lead. A program must not make the node speak to what only the node can reach; so a name is judged by
 * the addresses that it has at the moment of connecting, and the connection goes to one of those and to no other.
 */
final class Destinations implements DnsResolver {

    /** Characters of an address. */
    static final int LENGTH_MAX = 1000;

    private static final int PORT_MAX = 65_535;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<Network> opened;

    /** @param opened networks beyond the open one to which the operators let hooks lead */
    Destinations(List<Network> opened) {
        this.opened = List.copyOf(opened);
    }

    /** This zone's own, with this machine when it is a demonstration. */
    static Destinations of(boolean demonstration, String networks) {
        Stream<Network> named =
                Stream.of(networks.split(",")).filter(text -> !text.isBlank()).map(Network::read);
        Stream<Network> own = demonstration ? Network.LOOPBACK.stream() : Stream.empty();
        return new Destinations(Stream.concat(named, own).toList());
    }

    /** The name stood for nothing but addresses to which no hook leads. */
    static final class Closed extends UnknownHostException {
        private static final long serialVersionUID = 1;
    }

    /** Why a hook cannot lead there, as far as one can tell now. */
    Optional<Refused> refusal(String url) {
        Optional<URI> read = read(url);
        if (read.isEmpty()) {
            return Optional.of(Refused.of("hook-url", LENGTH_MAX));
        }
        try {
            resolve(host(read.get()));
            return Optional.empty();
        } catch (Closed closed) {
            return Optional.of(Refused.of("hook-network"));
        } catch (UnknownHostException unknown) {
            return Optional.of(Refused.of("hook-host"));
        }
    }

    /** The host as a resolver takes it. */
    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<URI> read(String url) {
        if (url.length() > LENGTH_MAX || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean whole = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= PORT_MAX;
            boolean fit = scheme.equals("https")
                    || scheme.equals("http") && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
            return whole && fit ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private boolean isOpen(InetAddress address) {
        return opened.stream().anyMatch(network -> network.contains(address))
                || Network.OWN.stream().noneMatch(network -> network.contains(address));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] open =
                Stream.of(InetAddress.getAllByName(host)).filter(this::isOpen).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new Closed();
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
