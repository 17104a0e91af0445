/** The two ends of a channel as state machines without I/O: sequencing, examining, disposing, starting, recovering. */
@NullMarked
package tongban.kernel.exchange;

import org.jspecify.annotations.NullMarked;
