/** What a zone says of itself, signed: the descriptor by which other zones know it. */
@NullMarked
package tongban.kernel.zone;

import org.jspecify.annotations.NullMarked;
