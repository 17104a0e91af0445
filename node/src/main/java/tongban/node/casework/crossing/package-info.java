/** What zones tell each other about cases. */
@NullMarked
package tongban.node.casework.crossing;

import org.jspecify.annotations.NullMarked;
