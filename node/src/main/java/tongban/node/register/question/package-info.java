/** Asks registers of this zone and of partners, answers partners, and verifies later what was away. */
@NullMarked
package tongban.node.register.question;

import org.jspecify.annotations.NullMarked;
