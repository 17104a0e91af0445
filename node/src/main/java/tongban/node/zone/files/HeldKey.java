package tongban.node.zone.files;

import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;

/**
 * A node key at hand.
 *
 * @param note its certificate
 * @param certificate what the certificate says
 * @param signer signs with it
 */
public record HeldKey(SignedNote note, KeyCertificate certificate, Signer signer) {}
