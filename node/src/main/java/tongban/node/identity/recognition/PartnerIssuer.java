package tongban.node.identity.recognition;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a zone says of its issuer, in its own signed log.
 *
 * @param issuer the origin of its portal, which its identities name as their issuer
 * @param keys the public keys that sign them, and that sign for it as a client
 */
public record PartnerIssuer(String issuer, JWKSet keys) {

    /** Where an issuer asks people who they are. */
    public static final String AUTHORIZE = "/portal/issuer/authorize";

    /** Where an issuer gives an identity for a code. */
    public static final String TOKEN = "/portal/issuer/token";

    /** Where an issuer shows its keys. */
    public static final String KEYS = "/portal/issuer/keys";

    /** Where a portal takes people back. */
    public static final String RETURN = "/portal/sign-in/return";

    private static final Set<String> MEMBERS = Set.of("compact", "article", "issuer", "keys");
    private static final int KEYS_MAX = 4;

    /** The body of a message that says it, with the members that name its article. */
    static byte[] body(String ground, String issuer, JWKSet keys) {
        return ("{" + ground + ",\"issuer\":\"" + issuer + "\",\"keys\":" + keys.toString(true) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a body; empty when it is malformed, its address is not safe, or a key is none of those that are taken. */
    static Optional<PartnerIssuer> read(byte[] body) {
        Optional<ObjectNode> object = StrictJson.read(body)
                .filter(one -> StrictJson.unknown(one, MEMBERS).isEmpty());
        Optional<String> issuer = object.flatMap(one -> StrictJson.text(one, "issuer"))
                .filter(text -> PortalAddress.origin(text).equals(Optional.of(text)));
        Optional<JWKSet> keys = object.map(one -> one.path("keys").toString()).flatMap(PartnerIssuer::keys);
        return issuer.flatMap(address -> keys.map(set -> new PartnerIssuer(address, set)));
    }

    /** Reads a set of keys; one that is not for ES256 is refused, and so is a private one. */
    static Optional<JWKSet> keys(String text) {
        try {
            JWKSet keys = JWKSet.parse(text);
            boolean taken = !keys.isEmpty()
                    && keys.getKeys().size() <= KEYS_MAX
                    && keys.getKeys().stream().allMatch(PartnerIssuer::isTaken);
            return taken ? Optional.of(keys) : Optional.empty();
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isTaken(JWK key) {
        return key instanceof ECKey curve
                && !key.isPrivate()
                && key.getKeyID() != null
                && Curve.P_256.equals(curve.getCurve());
    }

    /** Checks what these keys signed, with ES256 and nothing else. */
    public JwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // The validator says what holds.
        });
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }
}
