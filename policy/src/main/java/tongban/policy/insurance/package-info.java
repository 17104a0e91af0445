/** The insurance rules of places as dated data with their source, and the dictionaries of the national interface. */
@NullMarked
package tongban.policy.insurance;

import org.jspecify.annotations.NullMarked;
