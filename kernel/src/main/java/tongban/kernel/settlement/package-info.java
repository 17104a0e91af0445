/** Instant settlement of outpatient bills: what the care zone lists, what the insured zone pays, and why. */
@NullMarked
package tongban.kernel.settlement;

import org.jspecify.annotations.NullMarked;
