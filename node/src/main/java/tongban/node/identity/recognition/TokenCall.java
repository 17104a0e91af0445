package tongban.node.identity.recognition;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.web.StrictJson;

/** Fetches an identity for a code from a partner's issuer, as the client that this zone is (RFC 7523 section 2.2). */
final class TokenCall {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCall.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration ASSERTION = Duration.ofMinutes(1);
    private static final int ANSWER_MAX = 64 * 1024;
    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final HttpClient client;

    TokenCall() {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What is asked, of whom, and as whom. */
    record Asked(String issuer, String client, String code, String verifier, String back) {}

    /** The identity as it was signed; empty when the issuer gives none or cannot be reached. */
    Optional<String> fetch(Asked asked, ECKey key, Instant now) {
        String form = Map.of(
                        "grant_type", "authorization_code",
                        "code", asked.code(),
                        "redirect_uri", asked.back(),
                        "code_verifier", asked.verifier(),
                        "client_id", asked.client(),
                        "client_assertion_type", BEARER,
                        "client_assertion", assertion(asked, key, now))
                .entrySet()
                .stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.issuer() + PartnerIssuer.TOKEN))
                .timeout(WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] text = body.readNBytes(ANSWER_MAX);
                if (answer.statusCode() != 200) {
                    LOG.warn("the issuer {} gave no identity: {}", asked.issuer(), answer.statusCode());
                    return Optional.empty();
                }
                return StrictJson.read(text).flatMap(json -> StrictJson.text(json, "id_token"));
            }
        } catch (IOException away) {
            LOG.warn("the issuer {} cannot be reached: {}", asked.issuer(), away.getMessage());
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String assertion(Asked asked, ECKey key, Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(asked.client())
                        .subject(asked.client())
                        .audience(asked.issuer())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(ASSERTION)))
                        .build());
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException fault) {
            throw new IllegalStateException("the issuer key does not sign", fault);
        }
        return jwt.serialize();
    }
}
