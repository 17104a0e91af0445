/** Base registers: people and companies of this zone, asked across zones once, with evidence of every answer. */
@NullMarked
package tongban.node.register;

import org.jspecify.annotations.NullMarked;
