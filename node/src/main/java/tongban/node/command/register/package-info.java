/** The command {@code register}: brings people and companies into the registers of a zone. */
@NullMarked
package tongban.node.command.register;

import org.jspecify.annotations.NullMarked;
