package tongban.node.operator.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.seal.Suite;

/**
 * Sessions in the database, so that every replica knows them, a restart keeps them, and ending one ends it
 * everywhere. The table holds digests of the tokens: who reads the database cannot sign in with it.
 */
final class SessionTable {
    private static final int TOKEN_BYTES = 32;
    private static final int AGENT_MAX = 200;
    private static final Duration SEEN_TO = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SELECT = """
            select s.id as session, s.stage, s.begun_at, s.seen_at, s.address, s.agent, a.*
              from operator.session s join operator.account a on a.id = s.account
             where s.ended_at is null and a.disabled_at is null
            """;

    private final JdbcClient jdbc;
    private final SecureRandom random;

    SessionTable(JdbcClient jdbc, SecureRandom random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    /** Begins a session; what it answers is the token, which is nowhere else. */
    String begin(UUID account, Stage stage, Session.Caller caller, Instant at) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String agent = caller.agent();
        jdbc.sql("""
                        insert into operator.session (id, digest, account, stage, begun_at, seen_at, address, agent)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        new UUID(random.nextLong(), random.nextLong()),
                        digest(token),
                        account,
                        stage.name(),
                        Timestamp.from(at),
                        Timestamp.from(at),
                        caller.address(),
                        agent.substring(0, Math.min(agent.length(), AGENT_MAX)))
                .update();
        jdbc.sql("delete from operator.session where coalesce(ended_at, seen_at) < ?")
                .param(Timestamp.from(at.minus(KEPT)))
                .update();
        return token;
    }

    /** The session of a token, if it goes on; to have asked keeps it going. */
    Optional<Session> find(String token, Instant at) {
        Optional<Session> found = jdbc.sql(SELECT + " and s.digest = ?")
                .param(digest(token))
                .query(SessionTable::session)
                .optional()
                .filter(session -> goesOn(session, at));
        found.filter(session -> session.seenAt().plus(SEEN_TO).isBefore(at))
                .ifPresent(session -> jdbc.sql("update operator.session set seen_at = ? where id = ?")
                        .params(Timestamp.from(at), session.id())
                        .update());
        return found;
    }

    List<Session> open(UUID account, Instant at) {
        return jdbc
                .sql(SELECT + " and s.account = ? and s.stage = 'OPEN' order by s.seen_at desc, s.begun_at desc")
                .param(account)
                .query(SessionTable::session)
                .list()
                .stream()
                .filter(session -> goesOn(session, at))
                .toList();
    }

    void end(UUID session, Instant at) {
        jdbc.sql("update operator.session set ended_at = ? where id = ? and ended_at is null")
                .params(Timestamp.from(at), session)
                .update();
    }

    /** Ends all sessions of an account but one; {@link Optional#empty} spares none. */
    int endOthers(UUID account, Optional<UUID> spared, Instant at) {
        return jdbc.sql("""
                        update operator.session set ended_at = ?
                         where account = ? and ended_at is null and id is distinct from ?
                        """)
                .params(Timestamp.from(at), account, spared.orElse(new UUID(0, 0)))
                .update();
    }

    private static boolean goesOn(Session session, Instant at) {
        return session.seenAt().plus(session.stage().idleMax()).plus(SEEN_TO).isAfter(at)
                && session.begunAt().plus(session.stage().ageMax()).isAfter(at);
    }

    private static byte[] digest(String token) {
        return Suite.SM2_SM3.hash(token.getBytes(StandardCharsets.UTF_8));
    }

    private static Session session(ResultSet row, int at) throws SQLException {
        return new Session(
                row.getObject("session", UUID.class),
                AccountTable.operator(row),
                row.getBoolean("demonstration"),
                Stage.valueOf(row.getString("stage")),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                new Session.Caller(row.getString("address"), row.getString("agent")));
    }
}
