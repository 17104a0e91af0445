package tongban.node.identity.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.seal.Suite;
import tongban.node.identity.AccountId;
import tongban.node.web.ShownTime;

/**
 * Citizens' sessions in the database, apart from operators': every replica knows them, a restart keeps them, and ending
 * one ends it everywhere. The table holds digests of the tokens.
 */
public final class PersonSessions {
    static final Duration IDLE_MAX = Duration.ofMinutes(30);
    static final Duration AGE_MAX = Duration.ofHours(12);
    private static final int TOKEN_BYTES = 32;
    private static final int AGENT_MAX = 200;
    private static final Duration SEEN_TO = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SELECT = """
            select s.id as session, s.acting, s.begun_at, s.seen_at, s.address, s.agent, a.*
              from identity.session s join identity.account a on a.id = s.account
             where s.ended_at is null
            """;

    private final JdbcClient jdbc;
    private final PersonTable people;
    private final MandateTable mandates;
    private final SecureRandom random;

    public PersonSessions(JdbcClient jdbc, PersonTable people, MandateTable mandates, SecureRandom random) {
        this.jdbc = jdbc;
        this.people = people;
        this.mandates = mandates;
        this.random = random;
    }

    /** Begins a session; what it answers is the token, which is nowhere else. */
    String begin(AccountId account, PersonSession.Caller caller, Instant at) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String agent = caller.agent();
        jdbc.sql("""
                        insert into identity.session (id, digest, account, begun_at, seen_at, address, agent)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        new UUID(random.nextLong(), random.nextLong()),
                        digest(token),
                        account.value(),
                        Timestamp.from(at),
                        Timestamp.from(at),
                        caller.address(),
                        agent.substring(0, Math.min(agent.length(), AGENT_MAX)))
                .update();
        jdbc.sql("delete from identity.session where coalesce(ended_at, seen_at) < ?")
                .param(Timestamp.from(at.minus(KEPT)))
                .update();
        return token;
    }

    /** The session of a token, if it goes on; to have asked keeps it going. */
    Optional<PersonSession> find(String token, Instant at) {
        Optional<PersonSession> found = jdbc.sql(SELECT + " and s.digest = ?")
                .param(digest(token))
                .query((row, number) -> session(row, at))
                .optional()
                .filter(session -> goesOn(session, at));
        found.filter(session -> session.seenAt().plus(SEEN_TO).isBefore(at))
                .ifPresent(session -> jdbc.sql("update identity.session set seen_at = ? where id = ?")
                        .params(Timestamp.from(at), session.id())
                        .update());
        return found;
    }

    List<PersonSession> open(AccountId account, Instant at) {
        return jdbc
                .sql(SELECT + " and s.account = ? order by s.seen_at desc, s.begun_at desc")
                .param(account.value())
                .query((row, number) -> session(row, at))
                .list()
                .stream()
                .filter(session -> goesOn(session, at))
                .toList();
    }

    void end(UUID session, Instant at) {
        jdbc.sql("update identity.session set ended_at = ? where id = ? and ended_at is null")
                .params(Timestamp.from(at), session)
                .update();
    }

    /** Ends all sessions of an account but one; {@link Optional#empty} spares none. */
    int endOthers(AccountId account, Optional<UUID> spared, Instant at) {
        return jdbc.sql("""
                        update identity.session set ended_at = ?
                         where account = ? and ended_at is null and id is distinct from ?
                        """)
                .params(Timestamp.from(at), account.value(), spared.orElse(new UUID(0, 0)))
                .update();
    }

    /** From now on the session acts under a mandate, or for the person alone. */
    void act(UUID session, Optional<UUID> mandate) {
        jdbc.sql("update identity.session set acting = ? where id = ?")
                .param(mandate.orElse(null))
                .param(session)
                .update();
    }

    private PersonSession session(ResultSet row, Instant at) throws SQLException {
        Person person = people.person(row, 0);
        LocalDate today = LocalDate.ofInstant(at, ShownTime.ZONE);
        return new PersonSession(
                row.getObject("session", UUID.class),
                person,
                Optional.ofNullable(row.getObject("acting", UUID.class))
                        .flatMap(mandates::find)
                        .filter(mandate -> mandate.allows(person.identity().number(), today)),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                new PersonSession.Caller(row.getString("address"), row.getString("agent")));
    }

    private static boolean goesOn(PersonSession session, Instant at) {
        return session.seenAt().plus(IDLE_MAX).plus(SEEN_TO).isAfter(at)
                && session.begunAt().plus(AGE_MAX).isAfter(at);
    }

    private static byte[] digest(String token) {
        return Suite.SM2_SM3.hash(token.getBytes(StandardCharsets.UTF_8));
    }
}
