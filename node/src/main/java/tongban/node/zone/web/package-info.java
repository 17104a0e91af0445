/** Pages of this zone, its partners and its node keys. */
@NullMarked
package tongban.node.zone.web;

import org.jspecify.annotations.NullMarked;
