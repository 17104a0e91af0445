/** What is done to cases of this zone. */
@NullMarked
package tongban.node.casework.desk;

import org.jspecify.annotations.NullMarked;
