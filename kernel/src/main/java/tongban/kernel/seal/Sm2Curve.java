package tongban.kernel.seal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ParametersWithID;

/** The recommended curve of GB/T 32918.5-2017, in the implementation that is written for its prime. */
final class Sm2Curve {

    private static final X9ECParameters X9 = CustomNamedCurves.getByName("sm2p256v1");

    static final ECDomainParameters DOMAIN = new ECDomainParameters(X9);

    static final BigInteger ORDER = DOMAIN.getN();

    /** Bytes of an uncompressed point, 04 ‖ x ‖ y. */
    static final int POINT_LENGTH = 65;

    static final int SECRET_LENGTH = 32;

    private Sm2Curve() {}

    /** The default user id (GM/T 0009-2012 section 10, 用户身份标识), on which the hash Z depends. */
    static ParametersWithID withUserId(CipherParameters key) {
        return new ParametersWithID(key, "1234567812345678".getBytes(StandardCharsets.US_ASCII));
    }
}
