/**
 * Who works at this node: operators (操作人员), how they sign in, what they may do, and the record of what they did
 * (操作记录). A page names the role that it asks for with {@link tongban.node.operator.Requires}; without it, everyone
 * who is signed in may look, and whoever is an operator may act.
 */
@NullMarked
package tongban.node.operator;

import org.jspecify.annotations.NullMarked;
