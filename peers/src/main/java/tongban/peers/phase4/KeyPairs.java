package tongban.peers.phase4;

import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A fresh RSA-2048 key with a certificate of its own, for sender and receiver alike; it lives in memory only. */
record KeyPairs(AS4CryptoFactoryInMemoryKeyStore factory, X509Certificate certificate) {
    private static final String ALIAS = "peer";
    private static final char[] PASSWORD = "in-memory".toCharArray();

    static KeyPairs fresh(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = certificate(pair, now);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, PASSWORD);
            keys.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD);
            trusted.setCertificateEntry(ALIAS, certificate);
            return new KeyPairs(new AS4CryptoFactoryInMemoryKeyStore(keys, ALIAS, PASSWORD, trusted), certificate);
        } catch (GeneralSecurityException | IOException | OperatorCreationException failed) {
            throw new IllegalStateException("no RSA key", failed);
        }
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException {
        X500Principal name = new X500Principal("CN=demonstration, O=phase4 beside Tongban");
        ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        Date from = Date.from(now.minus(1, ChronoUnit.DAYS));
        Date until = Date.from(now.plus(30, ChronoUnit.DAYS));
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, pair.getPublic());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
