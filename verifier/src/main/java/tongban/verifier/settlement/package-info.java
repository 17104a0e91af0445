/** What a settlement would be, computed from a file without any node: {@code ./tongban what-if settlement}. */
@NullMarked
package tongban.verifier.settlement;

import org.jspecify.annotations.NullMarked;
