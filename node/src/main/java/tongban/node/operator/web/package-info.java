/** How an operator comes in, and the pages of accounts and of the record of acts. */
@NullMarked
package tongban.node.operator.web;

import org.jspecify.annotations.NullMarked;
