/** What benchmarks of whole nodes start, put under load in rounds, and end: a server, nodes, loads. */
@NullMarked
package tongban.benchmarks.testbed;

import org.jspecify.annotations.NullMarked;
