/** Working days as announced, and the legal clock that counts them. */
@NullMarked
package tongban.kernel.calendar;

import org.jspecify.annotations.NullMarked;
