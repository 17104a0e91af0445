package tongban.node.identity.account;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.identity.AccountId;
import tongban.node.identity.Acting;

/** The rows of mandates. */
public final class MandateTable {
    private static final String SELECT = "select * from identity.mandate ";

    private final JdbcClient jdbc;
    private final PersonTable people;

    public MandateTable(JdbcClient jdbc, PersonTable people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    void insert(Mandate mandate) {
        Acting acting = mandate.acting();
        jdbc.sql("""
                        insert into identity.mandate
                            (id, company, name, giver, found, sealed, items, from_day, until_day, given_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        mandate.id(),
                        acting.company().value(),
                        acting.companyName(),
                        mandate.giver().value(),
                        people.found(mandate.taker().number()),
                        people.sealed(place(mandate.id()), mandate.taker()),
                        acting.items().stream().sorted().toArray(String[]::new),
                        Date.valueOf(acting.from()),
                        Date.valueOf(acting.until()),
                        Timestamp.from(mandate.givenAt()))
                .update();
    }

    Optional<Mandate> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(this::mandate).optional();
    }

    /** Those that a representative gave, the newest first. */
    List<Mandate> given(AccountId giver) {
        return jdbc.sql(SELECT + "where giver = ? order by given_at desc, id")
                .param(giver.value())
                .query(this::mandate)
                .list();
    }

    /** Those that somebody holds and that were not taken back. */
    List<Mandate> held(ResidentId number) {
        return jdbc.sql(SELECT + "where found = ? and revoked_at is null order by until_day, id")
                .param(people.found(number))
                .query(this::mandate)
                .list();
    }

    /** Takes one back that this representative gave; false when there is none, or it was taken back before. */
    boolean revoke(UUID id, AccountId giver, Instant at) {
        return jdbc.sql("update identity.mandate set revoked_at = ? where id = ? and giver = ? and revoked_at is null")
                        .params(Timestamp.from(at), id, giver.value())
                        .update()
                == 1;
    }

    private Mandate mandate(ResultSet row, int at) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Acting acting = new Acting(
                CreditCode.read(row.getString("company")).code().orElseThrow(),
                row.getString("name"),
                row.getDate("from_day").toLocalDate(),
                row.getDate("until_day").toLocalDate(),
                Set.of((String[]) row.getArray("items").getArray()));
        return new Mandate(
                id,
                acting,
                new AccountId(row.getObject("giver", UUID.class)),
                people.opened(place(id), row.getBytes("sealed")),
                row.getTimestamp("given_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
    }

    private static String place(UUID id) {
        return "identity.mandate " + id;
    }
}
