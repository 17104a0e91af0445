/** What a node looks at again and again beside its work. */
@NullMarked
package tongban.node.rounds;

import org.jspecify.annotations.NullMarked;
