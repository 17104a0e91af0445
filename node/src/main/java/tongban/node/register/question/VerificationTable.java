package tongban.node.register.question;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.channel.EntryId;
import tongban.kernel.code.ZoneCode;
import tongban.node.register.RegisterKind;
import tongban.node.register.VerificationState;
import tongban.node.register.VerificationState.State;
import tongban.node.register.store.RegisterKey;

/** What is still to be verified, and how it ended. */
final class VerificationTable {

    private static final String COLUMNS =
            "select id, sealed, attempts, until, matter, cause from register.verification ";

    private final JdbcClient sql;
    private final RegisterKey key;

    VerificationTable(JdbcClient sql, RegisterKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** An open one. */
    record Open(UUID id, OpenInquiry inquiry, int attempts, Instant until, Optional<String> matter, String cause) {}

    /** When something was tried, and when it is tried again or given up. */
    record Schedule(Instant now, Instant next, Instant until) {}

    void open(UUID id, OpenInquiry open, Attempt.Away away, Schedule schedule) {
        sql.sql("insert into register.verification (id, zone, register, matter, sealed, state, cause, attempts, opened,"
                        + " next, until, question) values (?, ?, ?, ?, ?, 'open', ?, 1, ?, ?, ?, ?)")
                .param(id)
                .param(open.inquiry().zone().value())
                .param(open.inquiry().subject().kind().word())
                .param(open.inquiry().looking().matter().orElse(null))
                .param(key.seal(place(id), open.bytes()))
                .param(away.cause())
                .param(schedule.now().toEpochMilli())
                .param(schedule.next().toEpochMilli())
                .param(schedule.until().toEpochMilli())
                .param(question(away.sent()))
                .update();
    }

    /** Takes what is due, so that no other replica tries it before the lease ends. */
    List<Open> take(Instant now, Duration lease, int limit) {
        return sql.sql("update register.verification set next = ? where id in (select id from register.verification"
                        + " where state = 'open' and next <= ? order by next limit ? for update skip locked)"
                        + " returning id, sealed, attempts, until, matter, cause")
                .param(now.plus(lease).toEpochMilli())
                .param(now.toEpochMilli())
                .param(limit)
                .query((row, number) -> open(row))
                .list();
    }

    /** Locks one that is still open. */
    Optional<Open> lock(UUID id) {
        return sql.sql(COLUMNS + "where id = ? and state = 'open' for update")
                .param(id)
                .query((row, number) -> open(row))
                .optional();
    }

    /** Locks the one whose last question this was. */
    Optional<Open> lock(EntryId question) {
        return sql.sql(COLUMNS + "where question = ? and state = 'open' for update")
                .param(bytes(question))
                .query((row, number) -> open(row))
                .optional();
    }

    void postpone(Open open, Attempt.Away away, Instant next) {
        OpenInquiry inquiry = away.sent()
                .map(sent -> new OpenInquiry(open.inquiry().inquiry(), Optional.of(sent.said())))
                .orElse(open.inquiry());
        sql.sql("update register.verification set next = ?, attempts = attempts + ?, cause = ?, sealed = ?,"
                        + " question = coalesce(?, question) where id = ? and state = 'open'")
                .param(next.toEpochMilli())
                .param(away.wasTried() ? 1 : 0)
                .param(away.cause())
                .param(key.seal(place(open.id()), inquiry.bytes()))
                .param(question(away.sent()))
                .param(open.id())
                .update();
    }

    /** Ends it; what was sealed in it is gone. */
    void end(UUID id, State state, String cause, @Nullable UUID evidence) {
        sql.sql("update register.verification set state = ?, cause = ?, evidence = ?, sealed = ''::bytea,"
                        + " question = null, attempts = attempts + 1 where id = ? and state = 'open'")
                .param(state.word())
                .param(cause)
                .param(evidence)
                .param(id)
                .update();
    }

    Optional<VerificationState> find(UUID id) {
        return sql.sql("select zone, register, matter, state, cause, attempts, next, until, evidence"
                        + " from register.verification where id = ?")
                .param(id)
                .query((row, number) -> new VerificationState(
                        id,
                        new ZoneCode(row.getString(1)),
                        RegisterKind.of(row.getString(2)).orElseThrow(),
                        Optional.ofNullable(row.getString(3)),
                        State.of(row.getString(4)),
                        row.getString(5),
                        row.getInt(6),
                        Instant.ofEpochMilli(row.getLong(7)),
                        Instant.ofEpochMilli(row.getLong(8)),
                        Optional.ofNullable(row.getObject(9, UUID.class))))
                .optional();
    }

    private Open open(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        OpenInquiry inquiry = key.open(place(id), row.getBytes(2))
                .map(OpenInquiry::read)
                .orElseThrow(
                        () -> new IllegalStateException("the verification " + id + " was altered in the database"));
        return new Open(
                id,
                inquiry,
                row.getInt(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6));
    }

    private static String place(UUID id) {
        return "verification " + id;
    }

    private static byte @Nullable [] question(Optional<Attempt.Sent> sent) {
        return sent.map(one -> bytes(one.id())).orElse(null);
    }

    private static byte[] bytes(EntryId id) {
        return ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).array();
    }
}
