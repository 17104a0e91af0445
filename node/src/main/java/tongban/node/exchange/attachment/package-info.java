/** Attachments in pieces: stored, given to the partner that asks, fetched from the partner that sent them. */
@NullMarked
package tongban.node.exchange.attachment;

import org.jspecify.annotations.NullMarked;
