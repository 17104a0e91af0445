package tongban.kernel.seal;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/** Verification by GB/T 32918.2-2016 section 7. */
final class Sm2Verification implements Verification {

    private final SignerPool signers;

    private Sm2Verification(ECPublicKeyParameters key) {
        this.signers = new SignerPool(() -> {
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(false, Sm2Curve.withUserId(key));
            return signer;
        });
    }

    static Reading<Verification> read(byte[] encoded) {
        if (encoded.length != Sm2Curve.POINT_LENGTH || encoded[0] != 4) {
            return Reading.refused(
                    SealRefusal.Cause.BAD_KEY_LENGTH, 0, "an SM2 public key is 65 bytes: 04, x and y of 32 bytes each");
        }
        try {
            ECPoint point = Sm2Curve.DOMAIN.getCurve().decodePoint(encoded);
            return Reading.well(new Sm2Verification(new ECPublicKeyParameters(point, Sm2Curve.DOMAIN)));
        } catch (IllegalArgumentException e) {
            return Reading.refused(
                    SealRefusal.Cause.POINT_NOT_ON_CURVE, 0, "the SM2 public key is no point of the curve");
        }
    }

    @Override
    public boolean verifies(byte[] prefix, byte[] message, byte[] signature) {
        if (signature.length != Suite.SIGNATURE_LENGTH) {
            return false;
        }
        return signers.with(signer -> {
            signer.update(prefix, 0, prefix.length);
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        });
    }
}
