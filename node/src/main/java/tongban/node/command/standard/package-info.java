/** The command {@code standard}: reads, compares, draws and publishes service items. */
@NullMarked
package tongban.node.command.standard;

import org.jspecify.annotations.NullMarked;
