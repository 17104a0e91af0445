/** What the law says as values: references, dated parameters and explained results. */
@NullMarked
package tongban.kernel.law;

import org.jspecify.annotations.NullMarked;
