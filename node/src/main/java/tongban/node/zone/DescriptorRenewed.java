package tongban.node.zone;

import tongban.kernel.seal.SignedNote;

/**
 * This zone signed a newer descriptor of itself.
 *
 * @param note the descriptor, for partners
 */
public record DescriptorRenewed(SignedNote note) {}
