/** The command {@code zone}: found a zone, hand its descriptor over, join partners, care for node keys. */
@NullMarked
package tongban.node.command.zone;

import org.jspecify.annotations.NullMarked;
