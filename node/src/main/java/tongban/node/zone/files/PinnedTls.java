package tongban.node.zone.files;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS contexts in which a key is known by its pin alone. */
public final class PinnedTls {

    private static final String PROTOCOL = "TLSv1.3";

    private PinnedTls() {}

    /** A context that shows this key. */
    public static SSLContext server(KeyStore store, char[] password, SecureRandom random) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keys.getKeyManagers(), new TrustManager[0], random);
            return context;
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("this Java has no TLS 1.3", fault);
        }
    }

    /** A context that shows this key and accepts a server whose key has one of these pins. */
    public static SSLContext client(Set<String> pins, KeyStore store, char[] password, SecureRandom random) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keys.getKeyManagers(), new TrustManager[] {new Pinned(Set.copyOf(pins))}, random);
            return context;
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("this Java has no TLS 1.3", fault);
        }
    }

    /**
     * An extended trust manager, because around any other the JDK adds checks of names and issuers, which would refuse
     * every self-signed certificate.
     */
    private static final class Pinned extends X509ExtendedTrustManager {

        private final Set<String> pins;

        Pinned(Set<String> pins) {
            this.pins = pins;
        }

        private void check(X509Certificate[] chain, @Nullable SSLSession session) throws CertificateException {
            if (session == null || !session.getProtocol().equals(PROTOCOL)) {
                throw new CertificateException("the partner's node speaks no TLS 1.3");
            }
            String pin = chain.length == 0 ? "" : TlsKey.pin(chain[0].getPublicKey());
            if (!pins.contains(pin)) {
                throw new CertificateException("the partner's node shows the key " + pin + ", its descriptor names "
                        + String.join(", ", pins));
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, engine.getHandshakeSession());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, socket instanceof SSLSocket secured ? secured.getHandshakeSession() : null);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, null);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("clients show no certificate here; what they say is signed");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
