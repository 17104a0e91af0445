package tongban.node.zone;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import tongban.node.zone.files.TlsKey;

/** Connections between nodes: TLS 1.3 with the keys that descriptors name, and no certificate authority. */
public interface NodeTls {

    /** Key and certificate of this node, for a server that makes its own contexts. */
    record Identity(KeyStore store, char[] password) {}

    /** This node's key and certificate. */
    Identity identity();

    /** A context with this node's key. */
    SSLContext server();

    /** The pin of the key in a certificate, as descriptors name it: SHA-256 of its SubjectPublicKeyInfo, base64. */
    static String pin(X509Certificate certificate) {
        return TlsKey.pin(certificate.getPublicKey());
    }

    /**
     * A context for a connection to a partner, in which this node shows its own key too. It accepts exactly the keys
     * whose pins the partner's descriptor names, under TLS 1.3; names, periods and issuers of certificates take no
     * part.
     */
    SSLContext clientFor(Partner partner);
}
