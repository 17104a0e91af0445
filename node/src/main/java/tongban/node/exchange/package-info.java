/** Channels to partners over HTTP and PostgreSQL: tell, ask, and what people must look at. */
@NullMarked
package tongban.node.exchange;

import org.jspecify.annotations.NullMarked;
