/** Web hooks: what programs are told of the progress of cases without asking. */
@NullMarked
package tongban.node.casework.hook;

import org.jspecify.annotations.NullMarked;
