/** The pages of the portal. */
@NullMarked
package tongban.node.portal.web;

import org.jspecify.annotations.NullMarked;
