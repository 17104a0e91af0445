/** Dated data of law and standards, and the reader that checks it. */
@NullMarked
package tongban.policy;

import org.jspecify.annotations.NullMarked;
