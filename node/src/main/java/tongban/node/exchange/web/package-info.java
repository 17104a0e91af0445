/** The console's pages of the channels. */
@NullMarked
package tongban.node.exchange.web;

import org.jspecify.annotations.NullMarked;
