/** The zone's database as commands name it, and the client programs of PostgreSQL. */
@NullMarked
package tongban.node.command.database;

import org.jspecify.annotations.NullMarked;
