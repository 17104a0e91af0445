/** What all doors of the exchange share: their problems in the words of RFC 9457. */
@NullMarked
package tongban.node.exchange.door;

import org.jspecify.annotations.NullMarked;
