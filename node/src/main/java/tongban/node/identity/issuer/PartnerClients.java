package tongban.node.identity.issuer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.recognition.PartnerIssuer;
import tongban.node.identity.recognition.PartnerSignIn;
import tongban.node.identity.recognition.Recognition;

/**
 * The clients of this issuer: partners with an article on recognition in force, who said where their portal is. Nobody
 * registers one by hand, and one is gone with its agreement.
 */
final class PartnerClients implements RegisteredClientRepository {

    private static final Duration CODE_LASTS = Duration.ofMinutes(1);

    private final PartnerSignIn.Trust trust;
    private final InstantSource clock;

    PartnerClients(PartnerSignIn.Trust trust, InstantSource clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** The article under which a client recognises this zone's citizens; empty when none is in force. */
    Optional<Recognition.Allowed> allowed(@Nullable String client) {
        return zone(client).flatMap(zone -> trust.recognition().there(zone, clock.instant()));
    }

    /** The keys with which a client signs. */
    Optional<PartnerIssuer> keys(String client) {
        return zone(client).flatMap(zone -> trust.issuers().find(zone));
    }

    private static Optional<ZoneCode> zone(@Nullable String client) {
        return client == null ? Optional.empty() : ZoneCode.read(client).code();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients follow from agreements");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String client) {
        return allowed(client)
                .flatMap(allowed -> keys(client).map(issuer -> registered(client, allowed, issuer)))
                .orElse(null);
    }

    private static RegisteredClient registered(String client, Recognition.Allowed allowed, PartnerIssuer issuer) {
        return RegisteredClient.withId(client)
                .clientId(client)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(issuer.issuer() + PartnerIssuer.RETURN)
                .scope(OidcScopes.OPENID)
                .scopes(scopes -> scopes.addAll(allowed.fields()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_LASTS)
                        .accessTokenTimeToLive(CODE_LASTS)
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }
}
