package tongban.node.identity.recognition;

import com.nimbusds.jose.jwk.JWKSet;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.ZoneCode;

/** What partners said last of their issuers, and what this zone said last to each of them. */
public final class PartnerIssuers {

    private final JdbcClient jdbc;

    public PartnerIssuers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PartnerIssuer> find(ZoneCode partner) {
        return jdbc.sql("select issuer, keys from identity.partner_issuer where zone = ?")
                .param(partner.value())
                .query((row, at) -> new PartnerIssuer(row.getString("issuer"), parsed(row.getString("keys"))))
                .optional();
    }

    void put(ZoneCode partner, PartnerIssuer said, Instant at) {
        jdbc.sql("""
                        insert into identity.partner_issuer (zone, issuer, keys, received_at) values (?, ?, ?, ?)
                        on conflict (zone) do update
                           set issuer = excluded.issuer, keys = excluded.keys, received_at = excluded.received_at
                        """)
                .params(partner.value(), said.issuer(), said.keys().toString(true), Timestamp.from(at))
                .update();
    }

    /** Notes what a partner is told; false when it was told the same before. */
    boolean tell(ZoneCode partner, String said) {
        return jdbc.sql("""
                        insert into identity.issuer_told as t (zone, said) values (?, ?)
                        on conflict (zone) do update set said = excluded.said where t.said <> excluded.said
                        """).params(partner.value(), said).update() == 1;
    }

    private static JWKSet parsed(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException altered) {
            throw new IllegalStateException("a partner's issuer keys in the database cannot be read", altered);
        }
    }
}
