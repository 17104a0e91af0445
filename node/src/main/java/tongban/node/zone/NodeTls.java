package tongban.node.zone;

import java.security.KeyStore;
import javax.net.ssl.SSLContext;

/** Connections between nodes: TLS 1.3 with the keys that descriptors name, and no certificate authority. */
public interface NodeTls {

    /** Key and certificate of this node, for a server that makes its own contexts. */
    record Identity(KeyStore store, char[] password) {}

    /** This node's key and certificate. */
    Identity identity();

    /** A context with this node's key. */
    SSLContext server();

    /**
     * A context for a connection to a partner. It accepts exactly the keys whose pins the partner's descriptor names, under
     * TLS 1.3; names, periods and issuers of certificates take no part.
     */
    SSLContext clientFor(Partner partner);
}
