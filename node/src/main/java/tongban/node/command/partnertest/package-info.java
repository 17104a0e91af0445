/** The command by which other implementers try their node: a hostile or clumsy partner is played against it. */
@NullMarked
package tongban.node.command.partnertest;

import org.jspecify.annotations.NullMarked;
