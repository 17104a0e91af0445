package tongban.node.identity.recognition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.Level;

/**
 * Citizens who are on their way to a partner's issuer. The browser keeps one secret, from which state, nonce and code
 * verifier (RFC 7636) follow; the database knows the journey by a digest, for ten minutes, and once.
 */
public final class Journeys {

    static final Duration LASTS = Duration.ofMinutes(10);
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random;

    public Journeys(JdbcClient jdbc, SecureRandom random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    /**
     * Where a journey goes.
     *
     * @param zone the partner that knows who this is
     * @param wanted the level that is asked for
     * @param next the page of this node to which it leads in the end
     */
    public record Journey(ZoneCode zone, Level wanted, String next) {}

    /** The secret that the browser keeps, and what follows from it. */
    public record Secret(String text) {

        String state() {
            return derived("state");
        }

        String nonce() {
            return derived("nonce");
        }

        String verifier() {
            return derived("verifier");
        }

        /** What goes along in place of the verifier, by S256. */
        String challenge() {
            return encoded(sha256(verifier()));
        }

        private String derived(String use) {
            return encoded(sha256("tongban identity journey " + use + "\n" + text));
        }
    }

    /** Sets out. */
    Secret begin(Journey journey, Instant now) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        Secret secret = new Secret(encoded(bytes));
        jdbc.sql("delete from identity.journey where begun_at < ?")
                .param(Timestamp.from(now.minus(LASTS)))
                .update();
        jdbc.sql("insert into identity.journey (digest, zone, level, next, begun_at) values (?, ?, ?, ?, ?)")
                .params(
                        sha256(secret.state()),
                        journey.zone().value(),
                        journey.wanted().number(),
                        journey.next(),
                        Timestamp.from(now))
                .update();
        return secret;
    }

    /** The journey of a secret, which is over with that. */
    Optional<Journey> end(Secret secret, Instant now) {
        return jdbc.sql("delete from identity.journey where digest = ? and begun_at >= ? returning zone, level, next")
                .params(sha256(secret.state()), Timestamp.from(now.minus(LASTS)))
                .query((row, at) -> new Journey(
                        new ZoneCode(row.getString("zone")),
                        Level.of(row.getInt("level")).orElseThrow(),
                        row.getString("next")))
                .optional();
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
