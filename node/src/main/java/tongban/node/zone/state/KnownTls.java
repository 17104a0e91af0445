package tongban.node.zone.state;

import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Set;
import javax.net.ssl.SSLContext;
import tongban.node.zone.NodeTls;
import tongban.node.zone.Partner;
import tongban.node.zone.files.PinnedTls;

/** TLS with this node's key and its partners' pins. */
final class KnownTls implements NodeTls {

    private final KeyStore store;
    private final char[] password;
    private final SecureRandom random;

    KnownTls(KeyStore store, char[] password, SecureRandom random) {
        this.store = store;
        this.password = password.clone();
        this.random = random;
    }

    @Override
    public Identity identity() {
        return new Identity(store, password.clone());
    }

    @Override
    public SSLContext server() {
        return PinnedTls.server(store, password, random);
    }

    @Override
    public SSLContext clientFor(Partner partner) {
        return PinnedTls.client(Set.copyOf(partner.tlsPins()), store, password, random);
    }
}
