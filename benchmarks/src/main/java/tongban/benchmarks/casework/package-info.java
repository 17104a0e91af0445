/** Whole cases between two nodes beside a workflow engine, and clerks at a zone with many cases. */
@NullMarked
package tongban.benchmarks.casework;

import org.jspecify.annotations.NullMarked;
