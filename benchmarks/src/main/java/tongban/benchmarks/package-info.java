/** Benchmarks next to a peer or a physical limit in the same run. */
@NullMarked
package tongban.benchmarks;

import org.jspecify.annotations.NullMarked;
