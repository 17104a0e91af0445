package tongban.node.operator.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.operator.Operator;
import tongban.node.operator.Role;

/** The rows of accounts. */
final class AccountTable {
    private static final String SELECT = """
            select a.*,
                   (select count(*) from operator.recovery_code c where c.account = a.id and c.used_at is null) as codes
              from operator.account a
            """;

    private final JdbcClient jdbc;

    /**
     * What is secret of an account.
     *
     * @param password as the encoder wrote it
     * @param totpSecret sealed, if there is one
     * @param totpProposed sealed, if one waits for its first code
     * @param totpStep the last step that was used
     */
    record Secrets(String password, Optional<byte[]> totpSecret, Optional<byte[]> totpProposed, long totpStep) {}

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Account> all() {
        return jdbc.sql(SELECT + " order by a.disabled_at is not null, a.name")
                .query(AccountTable::account)
                .list();
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = ?")
                .param(id)
                .query(AccountTable::account)
                .optional();
    }

    Optional<Account> named(String name) {
        return jdbc.sql(SELECT + " where a.name = ?")
                .param(name)
                .query(AccountTable::account)
                .optional();
    }

    /** The account, whose row no other transaction changes until this one ends. */
    Optional<Account> lock(UUID id) {
        jdbc.sql("select id from operator.account where id = ? for update")
                .param(id)
                .query()
                .listOfRows();
        return find(id);
    }

    Secrets secrets(UUID id) {
        return jdbc.sql("select password, totp_secret, totp_proposed, totp_step from operator.account where id = ?")
                .param(id)
                .query((row, at) -> new Secrets(
                        row.getString("password"),
                        Optional.ofNullable(row.getBytes("totp_secret")),
                        Optional.ofNullable(row.getBytes("totp_proposed")),
                        row.getLong("totp_step")))
                .single();
    }

    void insert(Operator operator, String password, boolean demonstration, Instant at) {
        jdbc.sql("""
                        insert into operator.account
                            (id, name, shown_name, role, password, must_set_password, demonstration, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        operator.id(),
                        operator.name(),
                        operator.shownName(),
                        operator.role().name(),
                        password,
                        !demonstration,
                        demonstration,
                        Timestamp.from(at))
                .update();
    }

    void setRole(UUID id, Role role) {
        jdbc.sql("update operator.account set role = ? where id = ?")
                .params(role.name(), id)
                .update();
    }

    void disable(UUID id, Instant at) {
        jdbc.sql("update operator.account set disabled_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void enable(UUID id) {
        jdbc.sql("update operator.account set disabled_at = null where id = ?")
                .param(id)
                .update();
    }

    void setPassword(UUID id, String encoded, boolean mustSetAgain) {
        jdbc.sql("update operator.account set password = ?, must_set_password = ? where id = ?")
                .params(encoded, mustSetAgain, id)
                .update();
    }

    void propose(UUID id, byte[] sealed) {
        jdbc.sql("update operator.account set totp_proposed = ? where id = ?")
                .params(sealed, id)
                .update();
    }

    void adopt(UUID id, long step) {
        jdbc.sql("""
                        update operator.account
                           set totp_secret = totp_proposed, totp_proposed = null, totp_step = ? where id = ?
                        """).params(step, id).update();
    }

    void forgetAuthenticator(UUID id) {
        jdbc.sql("update operator.account set totp_secret = null, totp_proposed = null where id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from operator.recovery_code where account = ?")
                .param(id)
                .update();
    }

    /** Uses up a step; false if another request was first. */
    boolean useStep(UUID id, long step) {
        return jdbc.sql("update operator.account set totp_step = ? where id = ? and totp_step < ?")
                        .params(step, id, step)
                        .update()
                == 1;
    }

    void replaceRecoveryCodes(UUID id, List<byte[]> digests) {
        jdbc.sql("delete from operator.recovery_code where account = ?")
                .param(id)
                .update();
        digests.forEach(digest -> jdbc.sql("insert into operator.recovery_code (account, digest) values (?, ?)")
                .params(id, digest)
                .update());
    }

    /** Uses up a recovery code; false if it is none or was used. */
    boolean useRecoveryCode(UUID id, byte[] digest, Instant at) {
        return jdbc.sql("""
                                update operator.recovery_code set used_at = ?
                                 where account = ? and digest = ? and used_at is null
                                """).params(Timestamp.from(at), id, digest).update() == 1;
    }

    void signedIn(UUID id, Instant at) {
        jdbc.sql("update operator.account set signed_in_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** Locks all officers' rows and counts those who may sign in, so that the last one stays. */
    long lockOfficers() {
        return jdbc.sql("select id from operator.account where role = 'OFFICER' and disabled_at is null for update")
                .query()
                .listOfRows()
                .size();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from (select 1 from operator.account limit 1) one")
                        .query(Long.class)
                        .single()
                == 0;
    }

    static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("shown_name"),
                Role.valueOf(row.getString("role")));
    }

    private static Account account(ResultSet row, int at) throws SQLException {
        return new Account(
                operator(row),
                row.getBoolean("must_set_password"),
                row.getBoolean("demonstration"),
                row.getBytes("totp_secret") != null,
                row.getInt("codes"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("signed_in_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("disabled_at")).map(Timestamp::toInstant));
    }
}
