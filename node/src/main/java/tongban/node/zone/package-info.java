/** This zone, its keys, its partners: who speaks with whom, and how one is known. */
@NullMarked
package tongban.node.zone;

import org.jspecify.annotations.NullMarked;
