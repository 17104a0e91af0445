/** Renewed descriptors of partners, fetched by the node itself. */
@NullMarked
package tongban.node.exchange.renewal;

import org.jspecify.annotations.NullMarked;
