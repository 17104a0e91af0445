/** Many zones in one JVM, seeded, with faults. */
@NullMarked
package tongban.simulation;

import org.jspecify.annotations.NullMarked;
