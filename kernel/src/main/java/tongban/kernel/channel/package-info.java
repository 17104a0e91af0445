/** The channel: all that one zone says to another as one signed, gap-free Merkle log. */
@NullMarked
package tongban.kernel.channel;

import org.jspecify.annotations.NullMarked;
