/** Cases: who holds them, what may be done to them, their legal clock, and how they cross from zone to zone. */
@NullMarked
package tongban.node.casework;

import org.jspecify.annotations.NullMarked;
