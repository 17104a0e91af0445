/** The interface of cases for programs of this zone. */
@NullMarked
package tongban.node.casework.door;

import org.jspecify.annotations.NullMarked;
