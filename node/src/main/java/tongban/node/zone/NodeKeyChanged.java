package tongban.node.zone;

import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;

/**
 * This zone has a new node key, which is at hand in {@link ThisZone#signers()}; each log is due for a key change.
 *
 * @param certificate the new key's certificate, signed by the seal key
 * @param next the new key
 */
public record NodeKeyChanged(SignedNote certificate, PublicKey next) {}
