/** Agreements between zones: their text, what their parties sign, and their state at an instant. */
@NullMarked
package tongban.kernel.compact;

import org.jspecify.annotations.NullMarked;
