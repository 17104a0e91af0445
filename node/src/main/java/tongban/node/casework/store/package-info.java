/** The tables of cases. */
@NullMarked
package tongban.node.casework.store;

import org.jspecify.annotations.NullMarked;
