package tongban.peers.phase4;

import com.helger.phase4.CAS4;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.phase4.model.pmode.DefaultPMode;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.model.pmode.IPModeIDProvider;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.profile.AS4Profile;
import com.helger.phase4.wss.EWSSVersion;
import java.util.Objects;

/** The processing mode of the two parties (ebMS 3.0 appendix D): one-way push, RSA-SHA-256, AES-128-GCM, receipts. */
final class Agreement {
    static final String PROFILE = "bench";
    static final String SERVICE = "settlement";
    static final String ACTION = "ask";
    static final String SENDER = "zone-a";
    static final String RECEIVER = "zone-b";

    private Agreement() {}

    /** Registers the processing mode; its receipts are signed and name the digests of what was received. */
    static IPMode register(String endpoint) {
        PMode mode = (PMode) DefaultPMode.getOrCreateDefaultPMode(SENDER, RECEIVER, endpoint, true);
        PModeLeg leg = Objects.requireNonNull(mode.getLeg1());
        PModeLegSecurity security = Objects.requireNonNull(leg.getSecurity());
        security.setWSSVersion(EWSSVersion.WSS_111);
        security.setX509SignatureAlgorithm(ECryptoAlgorithmSign.RSA_SHA_256);
        security.setX509SignatureHashFunction(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
        security.setX509EncryptionAlgorithm(ECryptoAlgorithmCrypt.AES_128_GCM);
        security.setSendReceiptNonRepudiation(true);
        // The default names the test service, whose messages reach no processor.
        mode.setLeg1(new PModeLeg(
                leg.getProtocol(),
                PModeLegBusinessInformation.create(SERVICE, ACTION, null, CAS4.DEFAULT_MPC_ID),
                leg.getErrorHandling(),
                leg.getReliability(),
                security));
        MetaAS4Manager.getProfileMgr()
                .registerProfile(new AS4Profile(
                        PROFILE,
                        "Tongban bench",
                        () -> null,
                        (initiator, responder, address) -> mode,
                        IPModeIDProvider.DEFAULT_DYNAMIC,
                        false,
                        false));
        return mode;
    }
}
