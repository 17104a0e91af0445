/** A hostile or clumsy partner that is played against a node, and a wire that fails. */
@NullMarked
package tongban.node.trial;

import org.jspecify.annotations.NullMarked;
