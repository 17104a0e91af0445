/** Many callers that ask a node over HTTP as hospitals and counters do, in a process of their own. */
@NullMarked
package tongban.benchmarks.callers;

import org.jspecify.annotations.NullMarked;
