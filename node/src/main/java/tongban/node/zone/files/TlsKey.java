package tongban.node.zone.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tongban.kernel.code.ZoneCode;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal.Cause;

/**
 * The key of a node's TLS certificate: EC P-256, self-signed, in PKCS #12 (RFC 7292) under the node's password.
 * Partners believe the pin of its public key in the descriptor, and neither its name nor its period.
 *
 * @param store holds it under the one alias {@value #ALIAS}
 */
public record TlsKey(KeyStore store) {

    private static final String ALIAS = "tls";
    private static final int LENGTH_MAX = 1 << 16;
    private static final int DAYS = 3650;

    static ZoneAnswer<Path> create(Path path, ZoneCode zone, char[] password, SecureRandom random, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=" + zone.value());
            // An hour back, so that a partner's clock that is a little behind is no reason for any software to
            // complain.
            Instant from = now.minus(1, ChronoUnit.HOURS);
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    new BigInteger(64, random).add(BigInteger.ONE),
                                    Date.from(from),
                                    Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, pair.getPrivate(), password, new Certificate[] {certificate});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password);
            return KeptFile.write(path, out.toByteArray());
        } catch (GeneralSecurityException | OperatorCreationException | IOException fault) {
            throw new IllegalStateException("this Java has no EC P-256 or no PKCS #12", fault);
        }
    }

    static ZoneAnswer<TlsKey> open(Path path, char[] password) {
        return KeptFile.read(path, LENGTH_MAX).then(bytes -> {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(new ByteArrayInputStream(bytes), password);
                return store.isKeyEntry(ALIAS)
                        ? ZoneAnswer.done(new TlsKey(store))
                        : ZoneAnswer.refused(Cause.BROKEN_FILE, path, "no key named " + ALIAS);
            } catch (GeneralSecurityException | IOException fault) {
                // A wrong password comes as an IOException whose cause is an UnrecoverableKeyException.
                return ZoneAnswer.refused(Cause.WRONG_NODE_PASSWORD, path);
            }
        });
    }

    /** SHA-256 of the certificate's SubjectPublicKeyInfo, base64, as the descriptor names it. */
    public String pin() {
        try {
            return pin(Objects.requireNonNull(store.getCertificate(ALIAS)).getPublicKey());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** SHA-256 of a public key in the form of SubjectPublicKeyInfo (RFC 5280 section 4.1), base64. */
    public static String pin(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
