/** Citizens' accounts: how they are opened, passwords, sessions, mandates. */
@NullMarked
package tongban.node.identity.account;

import org.jspecify.annotations.NullMarked;
