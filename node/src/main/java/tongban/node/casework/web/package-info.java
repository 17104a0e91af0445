/** The pages on which clerks work on cases: lists, one case, its acts, the table of moves. */
@NullMarked
package tongban.node.casework.web;

import org.jspecify.annotations.NullMarked;
