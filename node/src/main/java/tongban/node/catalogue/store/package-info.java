/** Standards that were published, in the database. */
@NullMarked
package tongban.node.catalogue.store;

import org.jspecify.annotations.NullMarked;
