/** The command {@code compact}: agreements at the terminal, beside a node that may run. */
@NullMarked
package tongban.node.command.compact;

import org.jspecify.annotations.NullMarked;
