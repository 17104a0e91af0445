package tongban.kernel.seal;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** Signatures by GB/T 32918.2-2016 section 6; each takes its k from the given source of randomness. */
final class Sm2Signing implements Signing {

    private final BigInteger secret;
    private final SignerPool signers;

    /** {@code secret} is in [1, n-2], as the caller has checked (GB/T 32918.1-2016 section 6.1). */
    Sm2Signing(BigInteger secret, SecureRandom random) {
        this.secret = secret;
        var key = new ECPrivateKeyParameters(secret, Sm2Curve.DOMAIN);
        this.signers = new SignerPool(() -> {
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(true, Sm2Curve.withUserId(new ParametersWithRandom(key, random)));
            return signer;
        });
    }

    byte[] publicBytes() {
        return new FixedPointCombMultiplier()
                .multiply(Sm2Curve.DOMAIN.getG(), secret)
                .getEncoded(false);
    }

    @Override
    public byte[] sign(byte[] prefix, byte[] message) {
        return signers.with(signer -> {
            signer.update(prefix, 0, prefix.length);
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException("SM2 could not sign", e);
            }
        });
    }

    @Override
    public byte[] secret() {
        return BigIntegers.asUnsignedByteArray(Sm2Curve.SECRET_LENGTH, secret);
    }
}
