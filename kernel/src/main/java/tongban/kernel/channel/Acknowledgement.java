package tongban.kernel.channel;

import tongban.kernel.merkle.Digest;

/**
 * The state of the reverse channel that a zone has stored durably and disposed of (签收): a size and a root, never a
 * checkpoint, so that an acknowledgement is never itself acknowledged.
 */
public record Acknowledgement(long size, Digest root) {}
