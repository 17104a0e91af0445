package tongban.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Fenced;

/**
 * The database of one zone, in memory: what is committed, and nothing else, survives a crash. Row ids are given when a
 * row is written, so a transaction that commits late brings smaller ids than those already seen.
 */
final class ZoneDatabase {

    /** Hears of every commit with the tables before and after it. */
    interface Observer {
        void committed(ZoneCode partner, PairTables before, PairTables after);

        /** Another process was faster. */
        void fenced();
    }

    /** What may happen around a commit: a crash, another replica that is faster, an outage. */
    interface Weather {
        void beforeCommit();

        void afterCommit();
    }

    /** A copy taken at some time. */
    record Snapshot(Map<ZoneCode, PairTables> tables) {}

    private final Map<ZoneCode, PairTables> committed = new TreeMap<>();
    private final Observer observer;
    private long lastRowId;

    ZoneDatabase(Observer observer) {
        this.observer = observer;
    }

    void create(ZoneCode partner, PairTables tables) {
        committed.put(partner, tables);
    }

    /** What is committed; nobody changes it. */
    PairTables tables(ZoneCode partner) {
        PairTables tables = committed.get(partner);
        if (tables == null) {
            throw new IllegalArgumentException("no channel with " + partner);
        }
        return tables;
    }

    <T> T inTransaction(ZoneCode partner, Weather weather, Function<ExchangeTransaction, T> work) {
        PairTransaction transaction = new PairTransaction(tables(partner), () -> ++lastRowId);
        T result = work.apply(transaction);
        if (transaction.changed()) {
            weather.beforeCommit();
            commit(partner, transaction);
            weather.afterCommit();
        }
        return result;
    }

    private void commit(ZoneCode partner, PairTransaction transaction) {
        PairTables before = tables(partner);
        PairTables after;
        try {
            after = transaction.onto(before);
        } catch (Fenced fenced) {
            observer.fenced();
            throw fenced;
        }
        committed.put(partner, after);
        observer.committed(partner, before, after);
    }

    /** A business transaction that has written its row but has not committed. */
    record Open(ZoneCode partner, long rowId, Draft draft) {}

    Open begin(ZoneCode partner, Draft draft) {
        return new Open(partner, ++lastRowId, draft);
    }

    void commit(List<Open> rows) {
        for (Open row : rows) {
            PairTables before = tables(row.partner());
            PairTables after = before.copy();
            PairTransaction.insert(after, row.rowId(), row.draft());
            if (!row.draft().kind().isControl()) {
                after.told.add(row.draft().id());
            }
            committed.put(row.partner(), after);
            observer.committed(row.partner(), before, after);
        }
    }

    /** A change outside of the exchange, such as an attachment that has arrived. */
    void change(ZoneCode partner, java.util.function.Consumer<PairTables> change) {
        PairTables before = tables(partner);
        PairTables after = before.copy();
        change.accept(after);
        committed.put(partner, after);
    }

    Snapshot snapshot() {
        return new Snapshot(new HashMap<>(committed));
    }

    void restore(Snapshot snapshot) {
        committed.putAll(snapshot.tables());
    }

    boolean knows(ZoneCode partner, EntryId id) {
        return tables(partner).used.contains(id);
    }
}
