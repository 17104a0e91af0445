/** The dated divisions and zones of {@code policy/code/}, and the strict readers of these files. */
@NullMarked
package tongban.policy.code;

import org.jspecify.annotations.NullMarked;
