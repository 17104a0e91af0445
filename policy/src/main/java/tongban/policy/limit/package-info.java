/** Statutory time limits by item, as dated data with their source. */
@NullMarked
package tongban.policy.limit;

import org.jspecify.annotations.NullMarked;
