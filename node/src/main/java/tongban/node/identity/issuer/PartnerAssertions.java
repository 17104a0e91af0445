package tongban.node.identity.issuer;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Checks that a client is the partner that it says, with the keys that the partner told in its signed log. */
final class PartnerAssertions implements JwtDecoderFactory<RegisteredClient> {

    private final PartnerClients clients;

    PartnerAssertions(PartnerClients clients) {
        this.clients = clients;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        return clients.keys(client.getClientId())
                .map(keys -> keys.decoder(JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client)))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
    }
}
