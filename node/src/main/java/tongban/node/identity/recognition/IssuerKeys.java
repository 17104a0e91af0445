package tongban.node.identity.recognition;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.zone.AtRest;

/**
 * The keys with which this zone signs identities (ES256, RFC 7518 section 3.4). They lie sealed in the database, so
 * that every replica has them. A key signs for half a year; its successor is told to partners before it signs, and it
 * is told on until nothing that it signed is still valid.
 */
public final class IssuerKeys {

    private static final Duration SIGNS = Duration.ofDays(180);
    private static final Duration TOLD_BEFORE = Duration.ofMinutes(10);
    private static final Duration TOLD_AFTER = Duration.ofDays(1);
    private static final int KID_BYTES = 9;

    private final JdbcClient jdbc;
    private final AtRest atRest;
    private final SecureRandom random;

    private record Held(ECKey key, Instant made) {}

    public IssuerKeys(JdbcClient jdbc, AtRest atRest, SecureRandom random) {
        this.jdbc = jdbc;
        this.atRest = atRest;
        this.random = random;
    }

    /** Makes a key when there is none, or when the newest has signed for long; to be called in a transaction. */
    void renew(Instant now) {
        jdbc.sql("lock table identity.issuer_key in share row exclusive mode").update();
        List<Held> all = all();
        if (all.isEmpty() || all.getFirst().made().plus(SIGNS).isBefore(now)) {
            make(now);
        }
        jdbc.sql("delete from identity.issuer_key where made_at < ?")
                .param(Timestamp.from(now.minus(SIGNS.multipliedBy(2)).minus(TOLD_AFTER)))
                .update();
    }

    /** What signs now. */
    public ECKey signing(Instant now) {
        List<Held> all = all();
        return all.stream()
                .filter(held -> !held.made().plus(TOLD_BEFORE).isAfter(now))
                .findFirst()
                .or(() -> all.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(all.getLast()))
                .map(Held::key)
                .orElseThrow(() -> new IllegalStateException("this zone has no issuer key yet"));
    }

    /** The keys without what is secret of them, the newest first. */
    public JWKSet published() {
        return new JWKSet(all().stream()
                .<com.nimbusds.jose.jwk.JWK>map(held -> held.key().toPublicJWK())
                .toList());
    }

    private void make(Instant now) {
        byte[] name = new byte[KID_BYTES];
        random.nextBytes(name);
        String kid = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .secureRandom(random)
                    .generate();
            jdbc.sql("insert into identity.issuer_key (kid, sealed, made_at) values (?, ?, ?)")
                    .params(
                            kid,
                            atRest.put(place(kid), key.toJSONString().getBytes(StandardCharsets.UTF_8)),
                            Timestamp.from(now))
                    .update();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Held> all() {
        return jdbc.sql("select kid, sealed, made_at from identity.issuer_key order by made_at desc")
                .query(this::held)
                .list();
    }

    private Held held(ResultSet row, int at) throws SQLException {
        byte[] plain = atRest.take(place(row.getString("kid")), row.getBytes("sealed"));
        try {
            return new Held(
                    ECKey.parse(new String(plain, StandardCharsets.UTF_8)),
                    row.getTimestamp("made_at").toInstant());
        } catch (ParseException altered) {
            throw new IllegalStateException("an issuer key in the database cannot be read", altered);
        }
    }

    private static String place(String kid) {
        return "identity.issuer_key " + kid;
    }
}
