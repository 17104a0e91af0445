/** The pages of agreements: list, one, draft, sign, suspend, resume, end. */
@NullMarked
package tongban.node.compact.web;

import org.jspecify.annotations.NullMarked;
