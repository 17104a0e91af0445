/** The channels' tables in PostgreSQL, behind the ports of the kernel's state machines. */
@NullMarked
package tongban.node.exchange.store;

import org.jspecify.annotations.NullMarked;
