/** Service items (事项): their standards as data, and what is wrong with an application. */
@NullMarked
package tongban.node.catalogue;

import org.jspecify.annotations.NullMarked;
