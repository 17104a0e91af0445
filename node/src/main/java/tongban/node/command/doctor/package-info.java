/** The command that examines a machine, a zone and its database before people notice what is wrong. */
@NullMarked
package tongban.node.command.doctor;

import org.jspecify.annotations.NullMarked;
