package tongban.node.casework.hook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.zone.RowSeal;

/** Hooks, and what each is still to be told. */
final class HookTable {

    private static final String SHOWN = """
            select h.*,
                (select count(*) from casework.hook_delivery d where d.hook = h.id and d.state = 'open') as waiting,
                (select count(*) from casework.hook_delivery d where d.hook = h.id and d.state = 'given-up') as lost
            from casework.hook h where h.caller = ? and h.state <> 'ended'
            """;

    private final JdbcClient sql;
    private final RowSeal seal;

    HookTable(JdbcClient sql, RowSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** What is kept of a subscription. */
    record Kept(UUID id, byte[] asked, Hook.State state, HookSecret secret) {}

    /** Keeps a new hook, unless this program used the key before; then what was kept under it. */
    Optional<Kept> keep(Hooks.Subscription asked, UUID id, HookSecret secret, Instant now) {
        int fresh = sql.sql(
                        "insert into casework.hook (id, caller, key, asked, url, item, secret, state, created, next)"
                                + " values (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?) on conflict (caller, key) do nothing")
                .param(id)
                .param(asked.caller())
                .param(asked.key())
                .param(asked.digest())
                .param(asked.url())
                .param(asked.item().orElse(null))
                .param(seal.seal(place(id), secret.bytes()))
                .param(now.toEpochMilli())
                .param(now.toEpochMilli())
                .update();
        return fresh == 1 ? Optional.empty() : under(asked.caller(), asked.key());
    }

    /** What was kept under a key. */
    Optional<Kept> under(byte[] caller, String key) {
        return sql.sql("select id, asked, state, secret from casework.hook where caller = ? and key = ?")
                .param(caller)
                .param(key)
                .query((row, number) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getBytes("asked"),
                        Hook.State.of(row.getString("state")),
                        secret(row)))
                .optional();
    }

    /** The secret; an ended hook has none any more. */
    private HookSecret secret(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("secret");
        return new HookSecret(
                sealed.length == 0
                        ? sealed
                        : seal.open(place(id), sealed)
                                .orElseThrow(() -> new IllegalStateException(
                                        "the secret of hook " + id + " was altered in the database")));
    }

    private static String place(UUID id) {
        return "hook " + id;
    }

    /** A program's hooks, the oldest first. */
    List<Hook> of(byte[] caller) {
        return sql.sql(SHOWN + " order by h.created, h.id")
                .param(caller)
                .query((row, number) -> hook(row))
                .list();
    }

    Optional<Hook> find(byte[] caller, UUID id) {
        return sql.sql(SHOWN + " and h.id = ?")
                .param(caller)
                .param(id)
                .query((row, number) -> hook(row))
                .optional();
    }

    private static Hook hook(ResultSet row) throws SQLException {
        int failures = row.getInt("failures");
        return new Hook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Optional.ofNullable(row.getString("item")),
                Hook.State.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getLong("delivered"),
                row.getLong("waiting"),
                row.getLong("lost"),
                failures == 0
                        ? Optional.empty()
                        : Optional.of(new Hook.Trouble(
                                failures,
                                Instant.ofEpochMilli(row.getLong("failed")),
                                Instant.ofEpochMilli(row.getLong("next")),
                                row.getString("cause"))));
    }

    /** The newest deliveries of a hook that were given up. */
    List<Hook.GivenUp> givenUp(UUID id, int most) {
        return sql.sql("select event, created, attempts, cause from casework.hook_delivery"
                        + " where hook = ? and state = 'given-up' order by seq desc limit ?")
                .param(id)
                .param(most)
                .query((row, number) -> new Hook.GivenUp(
                        row.getString("event"),
                        Instant.ofEpochMilli(row.getLong("created")),
                        row.getInt("attempts"),
                        row.getString("cause")))
                .list();
    }

    /** Ends a hook; its rows go once no transaction can still write to it. */
    boolean end(byte[] caller, UUID id, Instant now) {
        return sql.sql("update casework.hook set state = 'ended', ended = ?, secret = ''"
                                + " where caller = ? and id = ? and state <> 'ended'")
                        .param(now.toEpochMilli())
                        .param(caller)
                        .param(id)
                        .update()
                == 1;
    }

    /** Writes down what hooks of an item are to be told: in the transaction of who calls. */
    void tell(String item, String[] events, byte[][] bodies, Instant now) {
        sql.sql("insert into casework.hook_delivery (hook, event, body, state, created)"
                        + " select h.id, e.event, e.body, 'open', ? from casework.hook h,"
                        + " unnest(?::text[], ?::bytea[]) with ordinality as e (event, body, place)"
                        + " where h.state = 'active' and (h.item is null or h.item = ?) order by h.id, e.place")
                .param(now.toEpochMilli())
                .param(events)
                .param(bodies)
                .param(item)
                .update();
    }

    /** A hook that nobody else sends to before {@code until}. */
    record Taken(UUID id, byte[] caller, URI url, byte[] sealed, Instant until) {}

    /** Takes hooks that have something to be told. */
    List<Taken> take(Instant now, Instant until, int most) {
        return sql.sql("update casework.hook set next = ? where id in (select id from casework.hook h"
                        + " where state = 'active' and next <= ? and exists (select from casework.hook_delivery d"
                        + " where d.hook = h.id and d.state = 'open') order by next limit ?"
                        + " for no key update skip locked) returning id, caller, url, secret")
                .param(until.toEpochMilli())
                .param(now.toEpochMilli())
                .param(most)
                .query((row, number) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getBytes("caller"),
                        URI.create(row.getString("url")),
                        row.getBytes("secret"),
                        until))
                .list();
    }

    /** With what its receiver knows this node; empty when the row was altered. */
    Optional<HookSecret> secret(Taken hook) {
        return seal.open(place(hook.id()), hook.sealed()).map(HookSecret::new);
    }

    /** The next thing to tell. */
    record Delivery(long seq, String event, byte[] body, Instant created) {}

    Optional<Delivery> first(UUID hook) {
        return sql.sql("select d.seq, d.event, d.body, d.created from casework.hook_delivery d"
                        + " join casework.hook h on h.id = d.hook and h.state = 'active'"
                        + " where d.hook = ? and d.state = 'open' order by d.seq limit 1")
                .param(hook)
                .query((row, number) -> new Delivery(
                        row.getLong(1), row.getString(2), row.getBytes(3), Instant.ofEpochMilli(row.getLong(4))))
                .optional();
    }

    void delivered(Delivery delivery) {
        sql.sql("with gone as (delete from casework.hook_delivery where seq = ? returning hook)"
                        + " update casework.hook set delivered = delivered + 1, failures = 0, cause = ''"
                        + " where id = (select hook from gone)")
                .param(delivery.seq())
                .update();
    }

    /** Lets a hook go; who lost it meanwhile to another one changes nothing. */
    void release(Taken hook, Instant next) {
        sql.sql("update casework.hook set next = ? where id = ? and next = ?")
                .param(next.toEpochMilli())
                .param(hook.id())
                .param(hook.until().toEpochMilli())
                .update();
    }

    /** An attempt failed; says how many did in succession. */
    int failed(Delivery delivery, String cause, Instant now) {
        return sql.sql("with tried as (update casework.hook_delivery set attempts = attempts + 1, cause = ?"
                        + " where seq = ? and state = 'open' returning hook)"
                        + " update casework.hook set failures = failures + 1, failed = ?, cause = ?"
                        + " where id = (select hook from tried) returning failures")
                .param(cause)
                .param(delivery.seq())
                .param(now.toEpochMilli())
                .param(cause)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** Gives up what was to be told up to a moment. */
    int giveUp(UUID hook, Instant upTo, String cause) {
        return sql.sql("update casework.hook_delivery set state = 'given-up', cause = ?"
                        + " where hook = ? and state = 'open' and created <= ?")
                .param(cause)
                .param(hook)
                .param(upTo.toEpochMilli())
                .update();
    }

    /** The receiver wants nothing more. */
    void gone(UUID hook) {
        sql.sql("update casework.hook set state = 'gone' where id = ? and state = 'active'")
                .param(hook)
                .update();
    }

    /** Deletes what was given up long ago, and hooks that ended before any transaction that still runs. */
    void sweep(Instant now, Duration shown, Duration longestTransaction) {
        sql.sql("delete from casework.hook_delivery where state = 'given-up' and created < ?")
                .param(now.minus(shown).toEpochMilli())
                .update();
        sql.sql("with over as (select id from casework.hook where ended < ?),"
                        + " rest as (delete from casework.hook_delivery where hook in (select id from over))"
                        + " delete from casework.hook where id in (select id from over)")
                .param(now.minus(longestTransaction).toEpochMilli())
                .update();
    }
}
