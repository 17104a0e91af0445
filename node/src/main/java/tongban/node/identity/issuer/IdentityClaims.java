package tongban.node.identity.issuer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import tongban.node.identity.AccountId;
import tongban.node.identity.IdentityMessages;
import tongban.node.identity.account.Person;
import tongban.node.identity.account.PersonTable;
import tongban.node.zone.AtRest;

/**
 * What an identity says: a subject that differs from partner to partner (OpenID Connect Core 1.0, section 8.1), the
 * real-name level, and of name and number what the article allows and the person agreed to.
 */
final class IdentityClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final Duration LASTS = Duration.ofMinutes(5);

    private final PersonTable people;
    private final AtRest atRest;

    IdentityClaims(PersonTable people, AtRest atRest) {
        this.people = people;
        this.atRest = atRest;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            return;
        }
        AccountId account = new AccountId(UUID.fromString(
                Objects.requireNonNull(context.<Authentication>getPrincipal()).getName()));
        Person person = people.find(account).orElseThrow();
        String client = context.getRegisteredClient().getClientId();
        byte[] pair = (client + " " + account).getBytes(StandardCharsets.UTF_8);
        context.getClaims().claims(claims -> {
            claims.put(
                    "sub",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(atRest.keyed("identity-subject", pair)));
            claims.put("acr", person.level().name());
            claims.put("exp", ((Instant) Objects.requireNonNull(claims.get("iat"))).plus(LASTS));
            if (context.getAuthorizedScopes().contains(IdentityMessages.NAME)) {
                claims.put("name", person.identity().name());
            }
            if (context.getAuthorizedScopes().contains(IdentityMessages.NUMBER)) {
                claims.put("resident_id", person.identity().number().unmasked());
            }
        });
    }
}
