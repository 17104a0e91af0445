/** The registers that a zone has of its own: tables, filled from a file of comma-separated values. */
@NullMarked
package tongban.node.register.embedded;

import org.jspecify.annotations.NullMarked;
