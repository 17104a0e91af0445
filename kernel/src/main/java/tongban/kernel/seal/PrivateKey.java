package tongban.kernel.seal;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.bouncycastle.crypto.generators.SM2KeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/**
 * A private key (私钥) in memory. SM2 takes each signature's k from the source of randomness given at the start;
 * Ed25519 needs none. Safe for many threads. It never shows its secret; {@link #destroy} ends it.
 */
public final class PrivateKey implements Signer, Destroyable {

    private final PublicKey publicKey;
    private volatile @Nullable Signing signing;

    private PrivateKey(PublicKey publicKey, Signing signing) {
        this.publicKey = publicKey;
        this.signing = signing;
    }

    /** A new key from the given randomness; the same source is kept for SM2's signatures. */
    public static PrivateKey generate(Suite suite, SecureRandom random) {
        byte[] secret = switch (suite) {
            case SM2_SM3 -> newSm2Secret(random);
            case ED25519_SHA256 -> {
                var seed = new byte[32];
                random.nextBytes(seed);
                yield seed;
            }
        };
        PrivateKey key = read(suite, secret, random).orThrow();
        Arrays.fill(secret, (byte) 0);
        return key;
    }

    /**
     * The key of 32 secret bytes: SM2's d, big-endian, in [1, n-2]; Ed25519's seed. The caller wipes its array.
     *
     * @return refused when the length or the range is wrong
     */
    public static Reading<PrivateKey> read(Suite suite, byte[] secret, SecureRandom random) {
        if (secret.length != 32) {
            return Reading.refused(SealRefusal.Cause.BAD_KEY_LENGTH, 0, "a private key is 32 bytes");
        }
        return switch (suite) {
            case SM2_SM3 -> readSm2(new BigInteger(1, secret), random);
            case ED25519_SHA256 -> {
                var signing = new Ed25519Signing(secret);
                yield Reading.well(new PrivateKey(PublicKey.of(suite, signing.publicBytes()), signing));
            }
        };
    }

    private static Reading<PrivateKey> readSm2(BigInteger secret, SecureRandom random) {
        boolean inRange = secret.signum() > 0 && secret.compareTo(Sm2Curve.ORDER.subtract(BigInteger.TWO)) <= 0;
        if (!inRange) {
            return Reading.refused(
                    SealRefusal.Cause.SECRET_OUT_OF_RANGE, 0, "an SM2 private key is a number from 1 to n - 2");
        }
        var signing = new Sm2Signing(secret, random);
        return Reading.well(new PrivateKey(PublicKey.of(Suite.SM2_SM3, signing.publicBytes()), signing));
    }

    private static byte[] newSm2Secret(SecureRandom random) {
        var generator = new SM2KeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Sm2Curve.DOMAIN, random));
        var secret = (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate();
        return BigIntegers.asUnsignedByteArray(Sm2Curve.SECRET_LENGTH, secret.getD());
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(Purpose purpose, byte[] message) {
        return live().sign(purpose.prefixBytes(), message);
    }

    /** The 32 secret bytes for the sealed key file; the caller wipes them. */
    byte[] secret() {
        return live().secret();
    }

    private Signing live() {
        Signing present = signing;
        if (present == null) {
            throw new IllegalStateException("the private key of " + publicKey + " was destroyed");
        }
        return present;
    }

    /** Lets go of the secret; signing afterwards throws. The memory is freed by the collector, not overwritten. */
    @Override
    public void destroy() {
        signing = null;
    }

    @Override
    public boolean isDestroyed() {
        return signing == null;
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}
