package tongban.kernel.seal;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Deterministic signatures by RFC 8032 section 5.1.6. */
final class Ed25519Signing implements Signing {

    private final Ed25519PrivateKeyParameters key;

    Ed25519Signing(byte[] seed) {
        this.key = new Ed25519PrivateKeyParameters(seed, 0);
    }

    byte[] publicBytes() {
        return key.generatePublicKey().getEncoded();
    }

    @Override
    public byte[] sign(byte[] prefix, byte[] message) {
        byte[] signed = signedBytes(prefix, message);
        var signature = new byte[Suite.SIGNATURE_LENGTH];
        key.sign(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
        return signature;
    }

    @Override
    public byte[] secret() {
        return key.getEncoded();
    }

    static byte[] signedBytes(byte[] prefix, byte[] message) {
        byte[] signed = Arrays.copyOf(prefix, prefix.length + message.length);
        System.arraycopy(message, 0, signed, prefix.length, message.length);
        return signed;
    }
}
