/** What anyone can check without a node. */
@NullMarked
package tongban.verifier;

import org.jspecify.annotations.NullMarked;
