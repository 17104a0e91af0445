/** What a running node knows of its zone and its partners, and how it learns of changes. */
@NullMarked
package tongban.node.zone.state;

import org.jspecify.annotations.NullMarked;
