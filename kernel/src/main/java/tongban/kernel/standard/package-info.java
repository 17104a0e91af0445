/** The text by which zones name one version of a service item's standard. */
@NullMarked
package tongban.kernel.standard;

import org.jspecify.annotations.NullMarked;
