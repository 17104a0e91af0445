/** Standards as they lie in files, read strictly. */
@NullMarked
package tongban.node.catalogue.shelf;

import org.jspecify.annotations.NullMarked;
