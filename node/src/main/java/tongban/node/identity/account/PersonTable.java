package tongban.node.identity.account;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.AccountId;
import tongban.node.identity.Level;
import tongban.node.web.StrictJson;
import tongban.node.zone.AtRest;
import tools.jackson.databind.node.ObjectNode;

/** The rows of accounts. Name and number lie sealed; a number is found by its keyed hash. */
public final class PersonTable {
    private static final String USE = "identity-person";
    private static final String NAME = "name";
    private static final String NUMBER = "number";

    private final JdbcClient jdbc;
    private final AtRest atRest;

    public PersonTable(JdbcClient jdbc, AtRest atRest) {
        this.jdbc = jdbc;
        this.atRest = atRest;
    }

    /** What finds a number. */
    byte[] found(ResidentId number) {
        return atRest.keyed(USE, number.unmasked().getBytes(StandardCharsets.US_ASCII));
    }

    /** What a zone calls the account of a number that it registers itself: there can be one only. */
    String subject(ResidentId number) {
        return HexFormat.of().formatHex(found(number));
    }

    byte[] sealed(String place, Person.Identity identity) {
        ObjectNode text = StrictJson.object();
        text.put(NAME, identity.name());
        text.put(NUMBER, identity.number().unmasked());
        return atRest.put(place, StrictJson.bytes(text));
    }

    Person.Identity opened(String place, byte[] sealed) {
        ObjectNode text = StrictJson.read(atRest.take(place, sealed)).orElseThrow();
        return new Person.Identity(
                StrictJson.text(text, NAME).orElseThrow(),
                ResidentId.read(StrictJson.text(text, NUMBER).orElseThrow())
                        .code()
                        .orElseThrow());
    }

    /** The account of a number that this zone registered itself. */
    public Optional<Person> own(ZoneCode self, ResidentId number) {
        return of(self, subject(number));
    }

    /** The account that an issuer calls so. */
    public Optional<Person> of(ZoneCode issuer, String subject) {
        return jdbc.sql("select * from identity.account where issuer = ? and subject = ?")
                .params(issuer.value(), subject)
                .query(this::person)
                .optional();
    }

    /** The account of a number. */
    public Optional<Person> find(AccountId id) {
        return jdbc.sql("select * from identity.account where id = ?")
                .param(id.value())
                .query(this::person)
                .optional();
    }

    Optional<String> password(AccountId id) {
        return jdbc.sql("select password from identity.account where id = ? and password is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** Opens an account; false when there is one of this issuer and subject. */
    boolean insert(Person person, Optional<String> password, Instant at) {
        return jdbc.sql("""
                        insert into identity.account (id, issuer, subject, found, sealed, level, reached, password,
                                                      must_set_password, demonstration, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                person.id().value(),
                                person.issuer().value(),
                                person.subject(),
                                found(person.identity().number()),
                                sealed(place(person.id()), person.identity()),
                                person.level().number(),
                                person.reached().name())
                        .param(password.orElse(null))
                        .params(person.mustSetPassword(), person.demonstration(), Timestamp.from(at))
                        .update()
                == 1;
    }

    /** What is known of a person now. */
    void renew(AccountId id, Person.Identity identity, Level level, Person.Reached reached) {
        jdbc.sql("update identity.account set found = ?, sealed = ?, level = ?, reached = ? where id = ?")
                .params(
                        found(identity.number()),
                        sealed(place(id), identity),
                        level.number(),
                        reached.name(),
                        id.value())
                .update();
    }

    void setPassword(AccountId id, String encoded, boolean mustSetAgain) {
        jdbc.sql("update identity.account set password = ?, must_set_password = ? where id = ?")
                .params(encoded, mustSetAgain, id.value())
                .update();
    }

    void signedIn(AccountId id, Instant at) {
        jdbc.sql("update identity.account set signed_in_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    Person person(ResultSet row, int at) throws SQLException {
        AccountId id = new AccountId(row.getObject("id", UUID.class));
        return new Person(
                id,
                new ZoneCode(row.getString("issuer")),
                row.getString("subject"),
                opened(place(id), row.getBytes("sealed")),
                Level.of(row.getInt("level")).orElseThrow(),
                Person.Reached.valueOf(row.getString("reached")),
                row.getBoolean("must_set_password"),
                row.getBoolean("demonstration"),
                Optional.ofNullable(row.getTimestamp("signed_in_at")).map(Timestamp::toInstant));
    }

    private static String place(AccountId id) {
        return "identity.account " + id;
    }
}
