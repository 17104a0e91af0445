/** The commands that run a node or a demonstration of two. */
@NullMarked
package tongban.node.command;

import org.jspecify.annotations.NullMarked;
