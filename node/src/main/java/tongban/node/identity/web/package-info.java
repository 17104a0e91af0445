/** The portal's pages on which citizens sign in, open accounts and look after them. */
@NullMarked
package tongban.node.identity.web;

import org.jspecify.annotations.NullMarked;
