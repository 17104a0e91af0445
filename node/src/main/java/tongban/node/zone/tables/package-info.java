/** The tables of schema {@code zone}. */
@NullMarked
package tongban.node.zone.tables;

import org.jspecify.annotations.NullMarked;
