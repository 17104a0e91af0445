/** Measures questions and answers between two whole nodes, beside phase4 and pgbench in the same run. */
@NullMarked
package tongban.benchmarks.exchange;

import org.jspecify.annotations.NullMarked;
