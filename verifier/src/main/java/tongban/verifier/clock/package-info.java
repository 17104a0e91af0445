/** Due dates explained day by day, and what a date is: {@code ./tongban clock}. */
@NullMarked
package tongban.verifier.clock;

import org.jspecify.annotations.NullMarked;
