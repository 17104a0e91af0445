/**
 * This zone as an issuer of identities (OpenID Connect Core 1.0) for partners with which recognition is agreed: the
 * authorization code flow with PKCE, and nothing else of what Spring Authorization Server could do.
 */
@NullMarked
package tongban.node.identity.issuer;

import org.jspecify.annotations.NullMarked;
