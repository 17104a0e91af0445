/** Forms as questions, one on a page. */
@NullMarked
package tongban.node.portal.form;

import org.jspecify.annotations.NullMarked;
