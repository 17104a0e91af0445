package tongban.kernel.exchange;

import java.util.Optional;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.Signer;

/** The zone's node keys at hand. An old key is kept until no partner can need a small checkpoint again. */
public interface Signers {

    Optional<Signer> signer(KeyId key);
}
