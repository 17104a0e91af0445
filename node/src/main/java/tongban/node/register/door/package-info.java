/** The interface of the registers for programs of this zone. */
@NullMarked
package tongban.node.register.door;

import org.jspecify.annotations.NullMarked;
