/** Judges what goes out and what comes in by the compacts in force. */
@NullMarked
package tongban.node.compact.admission;

import org.jspecify.annotations.NullMarked;
