/**
 * The channel (通道): all that one zone says to another as one signed, gap-free Merkle log; its bytes and its proofs.
 */
@NullMarked
package tongban.kernel.channel;

import org.jspecify.annotations.NullMarked;
