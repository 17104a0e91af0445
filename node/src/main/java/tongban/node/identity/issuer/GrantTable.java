package tongban.node.identity.issuer;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import tongban.kernel.seal.Suite;

/**
 * What citizens let partners have, in the database: asked for, agreed to, fetched. States and codes are kept as
 * digests. A code is used once: of two requests at once, one gets the identity and the other a refusal.
 */
final class GrantTable implements OAuth2AuthorizationService {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final String INVALIDATED = OAuth2Authorization.Token.INVALIDATED_METADATA_NAME;

    private final JdbcClient jdbc;
    private final PartnerClients clients;
    private final InstantSource clock;

    GrantTable(JdbcClient jdbc, PartnerClients clients, InstantSource clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization grant) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code = grant.getToken(OAuth2AuthorizationCode.class);
        if (code != null && (code.isInvalidated() || grant.getAccessToken() != null)) {
            use(grant);
        } else {
            put(grant, code);
        }
    }

    private void use(OAuth2Authorization grant) {
        boolean first = jdbc.sql("update identity.grant_given set used_at = ? where id = ? and used_at is null")
                        .params(Timestamp.from(clock.instant()), UUID.fromString(grant.getId()))
                        .update()
                == 1;
        if (!first) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private void put(OAuth2Authorization grant, OAuth2Authorization.@Nullable Token<OAuth2AuthorizationCode> code) {
        Instant now = clock.instant();
        OAuth2AuthorizationRequest request = grant.getAttribute(OAuth2AuthorizationRequest.class.getName());
        String state = grant.getAttribute(OAuth2ParameterNames.STATE);
        jdbc.sql("delete from identity.grant_given where made_at < ?")
                .param(Timestamp.from(now.minus(KEPT)))
                .update();
        jdbc.sql("""
                        insert into identity.grant_given (id, client, account, scopes, request, state_digest,
                                                          code_digest, code_from, code_until, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update
                           set scopes = excluded.scopes, state_digest = excluded.state_digest,
                               code_digest = excluded.code_digest, code_from = excluded.code_from,
                               code_until = excluded.code_until
                        """)
                .params(
                        UUID.fromString(grant.getId()),
                        grant.getRegisteredClientId(),
                        UUID.fromString(grant.getPrincipalName()),
                        grant.getAuthorizedScopes().toArray(String[]::new),
                        AskedText.write(Objects.requireNonNull(request)))
                .param(state == null ? null : digest(state))
                .param(code == null ? null : digest(code.getToken().getTokenValue()))
                .param(code == null ? null : timestamp(code.getToken().getIssuedAt()))
                .param(code == null ? null : timestamp(code.getToken().getExpiresAt()))
                .param(Timestamp.from(now))
                .update();
    }

    @Override
    public void remove(OAuth2Authorization grant) {
        jdbc.sql("delete from identity.grant_given where id = ?")
                .param(UUID.fromString(grant.getId()))
                .update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String kind = type == null ? "" : type.getValue();
        Optional<OAuth2Authorization> found = switch (kind) {
            case OAuth2ParameterNames.STATE -> byDigest("state_digest", token, kind);
            case OAuth2ParameterNames.CODE -> byDigest("code_digest", token, kind);
            default -> Optional.empty();
        };
        return found.orElse(null);
    }

    private Optional<OAuth2Authorization> byDigest(String column, String token, String kind) {
        return jdbc.sql("select * from identity.grant_given where " + column + " = ? and made_at >= ?")
                .params(digest(token), Timestamp.from(clock.instant().minus(KEPT)))
                .query((row, at) -> Optional.ofNullable(grant(row, token, kind)))
                .optional()
                .flatMap(one -> one);
    }

    private @Nullable OAuth2Authorization grant(ResultSet row, String token, String kind) throws SQLException {
        RegisteredClient client = clients.findById(row.getString("client"));
        if (client == null) {
            return null;
        }
        String account = row.getString("account");
        OAuth2Authorization.Builder grant = OAuth2Authorization.withRegisteredClient(client)
                .id(row.getString("id"))
                .principalName(account)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.of((String[]) row.getArray("scopes").getArray()))
                .attribute(Principal.class.getName(), PersonAtIssuer.of(account))
                .attribute(
                        OAuth2AuthorizationRequest.class.getName(),
                        AskedText.read(client.getClientId(), row.getString("request")));
        if (kind.equals(OAuth2ParameterNames.STATE)) {
            return grant.attribute(OAuth2ParameterNames.STATE, token).build();
        }
        OAuth2AuthorizationCode code = new OAuth2AuthorizationCode(
                token,
                row.getTimestamp("code_from").toInstant(),
                row.getTimestamp("code_until").toInstant());
        boolean used = row.getTimestamp("used_at") != null;
        return grant.token(code, metadata -> metadata.put(INVALIDATED, used)).build();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static byte[] digest(String token) {
        return Suite.SM2_SM3.hash(token.getBytes(StandardCharsets.UTF_8));
    }
}
