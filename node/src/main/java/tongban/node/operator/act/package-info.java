/** The record of acts: how it is chained, kept, searched and checked. */
@NullMarked
package tongban.node.operator.act;

import org.jspecify.annotations.NullMarked;
