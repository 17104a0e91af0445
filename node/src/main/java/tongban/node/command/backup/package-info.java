/** Backups of a zone: its database at one moment and its folder, checked and brought back. */
@NullMarked
package tongban.node.command.backup;

import org.jspecify.annotations.NullMarked;
