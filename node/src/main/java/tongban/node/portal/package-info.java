/** The portal (门户): what citizens and companies see, and how they apply and follow their cases. */
@NullMarked
package tongban.node.portal;

import org.jspecify.annotations.NullMarked;
