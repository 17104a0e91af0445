/** Agreements with partners: draft, sign, in force, enforce, suspend, replace, end. */
@NullMarked
package tongban.node.compact;

import org.jspecify.annotations.NullMarked;
