/** The pages of service items: what this zone offers, and how partners' standards differ. */
@NullMarked
package tongban.node.catalogue.web;

import org.jspecify.annotations.NullMarked;
