/** A case between two zones: events chained by hash, the one table of moves, and the state that both zones compute. */
@NullMarked
package tongban.kernel.casework;

import org.jspecify.annotations.NullMarked;
