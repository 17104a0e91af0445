/** The command {@code code}: what a value is, whether it holds, and if not, where and why. */
@NullMarked
package tongban.verifier.code;

import org.jspecify.annotations.NullMarked;
