/** Public logs while the node runs: this zone's own one, copies of its partners' ones, and what gives a lie away. */
@NullMarked
package tongban.node.exchange.publics;

import org.jspecify.annotations.NullMarked;
