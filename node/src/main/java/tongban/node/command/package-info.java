/** The commands of the node; each stands in a sub-package of its own. */
@NullMarked
package tongban.node.command;

import org.jspecify.annotations.NullMarked;
