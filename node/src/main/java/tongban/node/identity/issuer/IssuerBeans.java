package tongban.node.identity.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.web.OidcProviderConfigurationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.NimbusJwkSetEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2TokenEndpointFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tongban.node.identity.account.PersonVault;
import tongban.node.identity.recognition.IssuerKeys;
import tongban.node.identity.recognition.PartnerIssuer;
import tongban.node.identity.recognition.PartnerSignIn;
import tongban.node.identity.web.PortalSessions;
import tongban.node.zone.AtRest;

/**
 * Puts the issuer together from parts of Spring Authorization Server, without its own configuration: that would open
 * endpoints that nobody here needs, and keep sessions in memory.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.zone.file")
class IssuerBeans {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final RequestMatcher AUTHORIZE =
            PathPatternRequestMatcher.withDefaults().matcher(PartnerIssuer.AUTHORIZE);
    private static final RequestMatcher TOKEN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PartnerIssuer.TOKEN);
    private static final Set<String> NOT_HERE = Set.of(
            "userinfo_endpoint",
            "end_session_endpoint",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "pushed_authorization_request_endpoint",
            "device_authorization_endpoint",
            "registration_endpoint",
            "tls_client_certificate_bound_access_tokens",
            "dpop_signing_alg_values_supported");

    @Bean
    PartnerClients partnerClients(PartnerSignIn.Trust trust, InstantSource clock) {
        return new PartnerClients(trust, clock);
    }

    @Bean
    GrantTable grantTable(JdbcClient jdbc, PartnerClients clients, InstantSource clock) {
        return new GrantTable(jdbc, clients, clock);
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> identityTokens(
            IssuerKeys keys, PersonVault vault, AtRest atRest, InstantSource clock) {
        JWKSource<SecurityContext> signing =
                (selector, context) -> selector.select(new JWKSet(keys.signing(clock.instant())));
        JwtGenerator identities = new JwtGenerator(new NimbusJwtEncoder(signing));
        identities.setJwtCustomizer(new IdentityClaims(vault.tables().people(), atRest));
        return new DelegatingOAuth2TokenGenerator(identities, new OAuth2AccessTokenGenerator());
    }

    @Bean
    PersonAtIssuer.Place placeOfTheIssuer(PortalSessions sessions, PersonVault vault) {
        return new PersonAtIssuer.Place(sessions, vault.place().self());
    }

    @Bean
    @Order(0)
    SecurityFilterChain doorOfTheIssuer(
            PartnerSignIn.Trust trust,
            PartnerClients clients,
            GrantTable grants,
            OAuth2TokenGenerator<? extends OAuth2Token> tokens,
            PersonAtIssuer.Place person) {
        AuthorizationServerSettings settings = AuthorizationServerSettings.builder()
                .authorizationEndpoint(PartnerIssuer.AUTHORIZE)
                .tokenEndpoint(PartnerIssuer.TOKEN)
                .jwkSetEndpoint(PartnerIssuer.KEYS)
                .build();
        RequestMatcher ours = new OrRequestMatcher(
                AUTHORIZE,
                TOKEN,
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PartnerIssuer.KEYS),
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, DISCOVERY));
        PublishedKeys keys = new PublishedKeys(trust.keys());
        List<Filter> filters = List.of(
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                new IssuerContext(trust.address(), settings),
                discovery(),
                new NimbusJwkSetEndpointFilter(keys, PartnerIssuer.KEYS),
                new PersonAtIssuer(AUTHORIZE, clients, person),
                authorize(clients, grants),
                client(clients, grants),
                new ClientsOnly(TOKEN),
                new OAuth2TokenEndpointFilter(
                        new ProviderManager(new org.springframework.security.oauth2.server.authorization.authentication
                                .OAuth2AuthorizationCodeAuthenticationProvider(grants, tokens)),
                        PartnerIssuer.TOKEN));
        return new DefaultSecurityFilterChain(ours, filters);
    }

    /** The public keys, as they are now. */
    private record PublishedKeys(IssuerKeys keys) implements JWKSource<SecurityContext> {

        @Override
        public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
            return selector.select(keys.published());
        }
    }

    private static Filter authorize(PartnerClients clients, GrantTable grants) {
        AskEveryTime consents = new AskEveryTime();
        OAuth2AuthorizationEndpointFilter filter = new OAuth2AuthorizationEndpointFilter(
                new ProviderManager(
                        new org.springframework.security.oauth2.server.authorization.authentication
                                .OAuth2AuthorizationCodeRequestAuthenticationProvider(clients, grants, consents),
                        new org.springframework.security.oauth2.server.authorization.authentication
                                .OAuth2AuthorizationConsentAuthenticationProvider(clients, grants, consents)),
                PartnerIssuer.AUTHORIZE);
        filter.setConsentPage("/portal/issuer/consent");
        return filter;
    }

    private static Filter client(PartnerClients clients, GrantTable grants) {
        JwtClientAssertionAuthenticationProvider assertion =
                new JwtClientAssertionAuthenticationProvider(clients, grants);
        assertion.setJwtDecoderFactory(new PartnerAssertions(clients));
        return new OAuth2ClientAuthenticationFilter(new ProviderManager(assertion), TOKEN);
    }

    private static Filter discovery() {
        OidcProviderConfigurationEndpointFilter filter = new OidcProviderConfigurationEndpointFilter();
        filter.setProviderConfigurationCustomizer(document -> document.claims(claims -> {
            claims.keySet().removeAll(NOT_HERE);
            claims.put("grant_types_supported", List.of("authorization_code"));
            claims.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
            claims.put("token_endpoint_auth_signing_alg_values_supported", List.of("ES256"));
            claims.put("id_token_signing_alg_values_supported", List.of("ES256"));
            claims.put("subject_types_supported", List.of("pairwise"));
            claims.put("scopes_supported", List.of("openid", "name", "resident-id"));
            claims.put("acr_values_supported", List.of("L2", "L3", "L4", "L5"));
        }));
        return filter;
    }
}
