package tongban.node.casework.store;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.HeldEvent;
import tongban.node.zone.AtRest;

/**
 * Seals rows that lie as they are, or under an older key than the newest: some at a time, beside the work. When none is
 * left it is noted, so that a later start looks for nothing.
 */
public final class Resealing {

    /** Between two looks; while rows are left there is no pause. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int AT_ONCE = 200;

    private final JdbcTemplate sql;
    private final AtRest atRest;
    private final TransactionTemplate transactions;
    private final CaseTables tables;
    private final EventBodies bodies;

    /** Where this pass has come to: rows are looked at in the order of their keys, each once. */
    private byte[] caseSeen = {};

    private int numberSeen;
    private byte[] requestSeen = {};
    private byte[] callerSeen = {};
    private String keySeen = "";

    public Resealing(JdbcTemplate sql, AtRest atRest, TransactionTemplate transactions) {
        this.sql = sql;
        this.atRest = atRest;
        this.transactions = transactions;
        this.tables = new CaseTables(sql, atRest);
        this.bodies = new EventBodies(atRest);
    }

    /** One step; how many rows it sealed. */
    public int look() {
        if (!atRest.seals() || isDone()) {
            return 0;
        }
        int sealed;
        try {
            sealed = Objects.requireNonNull(transactions.execute(status -> events() + requests() + answers()));
        } catch (RuntimeException undone) {
            fromTheStart();
            throw undone;
        }
        if (sealed == 0) {
            sql.update("update casework.sealing set key = ?", atRest.key());
            LOG.info("cases: every body in the database is sealed under key {}", atRest.key());
        }
        return sealed;
    }

    private void fromTheStart() {
        caseSeen = new byte[0];
        numberSeen = 0;
        requestSeen = new byte[0];
        callerSeen = new byte[0];
        keySeen = "";
    }

    private boolean isDone() {
        Integer key = sql.queryForObject("select key from casework.sealing", Integer.class);
        return key != null && key == atRest.key();
    }

    private int events() {
        List<HeldEvent> events = sql.query(
                "select head, salt, body from casework.event where body is not null"
                        + " and (salt is not null or substring(body for 2) <> ?) and (case_id, number) > (?, ?)"
                        + " order by case_id, number limit ? for update",
                (row, index) -> bodies.held(row.getString("head"), row.getBytes("salt"), row.getBytes("body")),
                atRest.start(),
                caseSeen,
                numberSeen,
                AT_ONCE);
        for (HeldEvent held : events) {
            EventBodies.Lying lying = bodies.lying(held);
            CaseId id = held.event().caseId();
            sql.update(
                    "update casework.event set salt = ?, body = ? where case_id = ? and number = ?",
                    lying.salt(),
                    lying.body(),
                    CaseTables.bytes(id),
                    held.event().number());
            tables.foundBy(id, tables.identities().in(List.of(held)));
            caseSeen = CaseTables.bytes(id);
            numberSeen = held.event().number();
        }
        return events.size();
    }

    private int requests() {
        List<CaseId> ids = sql.query(
                "select id from casework.request where substring(body for 2) <> ? and id > ? order by id limit ?"
                        + " for update",
                CaseTables.ID,
                atRest.start(),
                requestSeen,
                AT_ONCE);
        for (CaseId id : ids) {
            again(
                    RequestTable.place(id),
                    "select body from casework.request where id = ?",
                    "update casework.request set body = ? where id = ?",
                    CaseTables.bytes(id));
            requestSeen = CaseTables.bytes(id);
        }
        return ids.size();
    }

    private int answers() {
        List<Object[]> keys = sql.query(
                "select caller, key from casework.answer where body <> '' and substring(body for 2) <> ?"
                        + " and (caller, key) > (?, ?) order by caller, key limit ? for update",
                (row, index) -> new Object[] {row.getBytes("caller"), row.getString("key")},
                atRest.start(),
                callerSeen,
                keySeen,
                AT_ONCE);
        for (Object[] key : keys) {
            again(
                    place((byte[]) key[0], (String) key[1]),
                    "select body from casework.answer where caller = ? and key = ?",
                    "update casework.answer set body = ? where caller = ? and key = ?",
                    key);
            callerSeen = (byte[]) key[0];
            keySeen = (String) key[1];
        }
        return keys.size();
    }

    private void again(String place, String select, String update, Object... key) {
        byte[] plain = atRest.take(place, Objects.requireNonNull(sql.queryForObject(select, byte[].class, key)));
        Object[] values = new Object[key.length + 1];
        values[0] = atRest.put(place, plain);
        System.arraycopy(key, 0, values, 1, key.length);
        sql.update(update, values);
    }

    /** The row of an answer that is kept for repeats. */
    public static String place(byte[] caller, String key) {
        return "answer " + HexFormat.of().formatHex(caller) + " " + key;
    }
}
