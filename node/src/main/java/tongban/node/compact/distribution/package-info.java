/** Brings drafts, signatures and suspensions to the parties that lack them, and takes theirs in. */
@NullMarked
package tongban.node.compact.distribution;

import org.jspecify.annotations.NullMarked;
