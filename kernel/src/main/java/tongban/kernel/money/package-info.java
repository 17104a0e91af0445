/** Money in whole fen, with exact arithmetic. */
@NullMarked
package tongban.kernel.money;

import org.jspecify.annotations.NullMarked;
