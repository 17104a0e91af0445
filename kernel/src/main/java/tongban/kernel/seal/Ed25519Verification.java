package tongban.kernel.seal;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Verification by RFC 8032 section 5.1.7, without pre-hash and context. */
final class Ed25519Verification implements Verification {

    private final Ed25519PublicKeyParameters key;

    private Ed25519Verification(Ed25519PublicKeyParameters key) {
        this.key = key;
    }

    static Reading<Verification> read(byte[] encoded) {
        if (encoded.length != Ed25519.PUBLIC_KEY_SIZE) {
            return Reading.refused(SealRefusal.Cause.BAD_KEY_LENGTH, 0, "an Ed25519 public key is 32 bytes");
        }
        // The full check also refuses points of small order, under which one signature fits many messages.
        if (!Ed25519.validatePublicKeyFull(encoded, 0)) {
            return Reading.refused(
                    SealRefusal.Cause.POINT_NOT_ON_CURVE,
                    0,
                    "the Ed25519 public key is no point of the prime-order group");
        }
        return Reading.well(new Ed25519Verification(new Ed25519PublicKeyParameters(encoded, 0)));
    }

    @Override
    public boolean verifies(byte[] prefix, byte[] message, byte[] signature) {
        if (signature.length != Suite.SIGNATURE_LENGTH) {
            return false;
        }
        byte[] signed = Ed25519Signing.signedBytes(prefix, message);
        return key.verify(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, signature, 0);
    }
}
