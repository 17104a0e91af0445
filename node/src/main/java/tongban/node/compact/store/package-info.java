/** Tables of agreements, and the copy in memory that every judgement reads. */
@NullMarked
package tongban.node.compact.store;

import org.jspecify.annotations.NullMarked;
