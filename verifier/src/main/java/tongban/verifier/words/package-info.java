/** The kernel's sentences in the person's language. */
@NullMarked
package tongban.verifier.words;

import org.jspecify.annotations.NullMarked;
