/** The licence (证照): its data set, its codes, its public states, the right to print it, and how anyone checks it. */
@NullMarked
package tongban.kernel.licence;

import org.jspecify.annotations.NullMarked;
