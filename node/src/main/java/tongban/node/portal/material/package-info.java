/** Papers that applicants upload (申请材料). */
@NullMarked
package tongban.node.portal.material;

import org.jspecify.annotations.NullMarked;
