/** A hostile or clumsy partner played against a node, a zone that lies to its readers, and a wire that fails. */
@NullMarked
package tongban.node.trial;

import org.jspecify.annotations.NullMarked;
