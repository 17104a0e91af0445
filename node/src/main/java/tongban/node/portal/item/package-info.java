/** Which items people can apply for here, and how they are found. */
@NullMarked
package tongban.node.portal.item;

import org.jspecify.annotations.NullMarked;
