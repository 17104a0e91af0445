/** Accounts: password, authenticator, recovery codes, failures, sessions. */
@NullMarked
package tongban.node.operator.account;

import org.jspecify.annotations.NullMarked;
