/** Tables of the registers: what is sealed, looked at, answered and still to be verified. */
@NullMarked
package tongban.node.register.store;

import org.jspecify.annotations.NullMarked;
