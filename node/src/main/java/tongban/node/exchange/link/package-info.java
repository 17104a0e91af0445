/** The running connection to each partner: the kernel's state machine, its store, its transport and its threads. */
@NullMarked
package tongban.node.exchange.link;

import org.jspecify.annotations.NullMarked;
