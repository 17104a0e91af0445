/**
 * Recognition between zones (统一身份互认): which article allows it, what partners said of their issuers, this zone's
 * issuer keys, and the way of a citizen to the partner's issuer and back.
 */
@NullMarked
package tongban.node.identity.recognition;

import org.jspecify.annotations.NullMarked;
