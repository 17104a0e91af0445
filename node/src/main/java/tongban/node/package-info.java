/** One zone's node. */
@NullMarked
package tongban.node;

import org.jspecify.annotations.NullMarked;
