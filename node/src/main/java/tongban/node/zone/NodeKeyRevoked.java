package tongban.node.zone;

import tongban.kernel.seal.SignedNote;

/**
 * This zone revoked one of its node keys.
 *
 * @param revocation the revocation, signed by the seal key, for partners
 * @param newEpoch whether the names of this zone's channels changed to the next epoch, in which logs begin anew
 */
public record NodeKeyRevoked(SignedNote revocation, boolean newEpoch) {}
