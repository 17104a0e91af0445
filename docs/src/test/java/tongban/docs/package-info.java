/** Tests that hold the documents, the style and the architecture to their word. */
@NullMarked
package tongban.docs;

import org.jspecify.annotations.NullMarked;
