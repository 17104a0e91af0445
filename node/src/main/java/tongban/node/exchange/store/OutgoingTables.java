package tongban.node.exchange.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.OutgoingLog;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.TreeHash;

/** A log that this zone writes, inside one transaction. */
final class OutgoingTables implements OutgoingLog {

    private final LogTables tables;
    private final OutgoingRow row;
    private final Drafts drafts;
    private final Pending pending;
    private final Doubt doubt;

    private @Nullable Outgoing state;
    /** The revision that the row has; the state is written once, however often it was saved. */
    private long stored = -1;

    /** Drafts of this transaction, which need no row when they get their place in it. */
    private List<Draft> added = new ArrayList<>();

    private Set<EntryId> placed = new HashSet<>();
    /** Ids that neither an entry nor a draft has. */
    private final Set<EntryId> unused = new HashSet<>();

    private final Set<EntryId> inMemory = new HashSet<>();
    private boolean tableEmptied;
    private boolean looked;
    private long appendedFirst = -1;
    private List<Entry> appended = List.of();

    /**
     * What is not known for certain when a transaction begins.
     *
     * @param drafts whether the table may hold drafts
     * @param placed whether pending drafts may have their place already: the last commit got no answer
     */
    record Doubt(boolean drafts, boolean placed) {}

    OutgoingTables(LogTables tables, Pending pending, @Nullable Outgoing state, Doubt doubt) {
        this.tables = tables;
        this.row = new OutgoingRow(tables.sql(), tables.channel());
        this.drafts = new Drafts(tables.base(), tables.channel());
        this.pending = pending;
        this.state = state;
        this.stored = state == null ? -1 : state.revision();
        this.doubt = doubt;
    }

    @Override
    public Outgoing outgoing() {
        Outgoing present = state;
        if (present == null) {
            present = row.load(tables.log().name());
            state = present;
            stored = present.revision();
        }
        return present;
    }

    @Override
    public void save(Outgoing next) {
        state = next;
    }

    private TreeHash hash() {
        return new TreeHash(tables.log().name().suite());
    }

    @Override
    public List<Draft> unsequenced(int entriesMax, int bytesMax) {
        List<Draft> found = new ArrayList<>();
        if (doubt.drafts()) {
            found.addAll(drafts.first(entriesMax, bytesMax));
            tableEmptied = found.size() < entriesMax;
        }
        int room = bytesMax - size(found);
        for (Draft draft : added) {
            room -= draft.body().bytes().length;
            if (found.size() == entriesMax || !found.isEmpty() && room < 0) {
                return found;
            }
            inMemory.add(draft.id());
            found.add(draft);
        }
        if (found.size() < entriesMax && room > 0) {
            for (Draft draft : notPlaced(pending.next(entriesMax - found.size(), room))) {
                inMemory.add(draft.id());
                found.add(draft);
            }
        }
        return found;
    }

    private List<Draft> notPlaced(List<Draft> asked) {
        if (!doubt.placed() || asked.isEmpty()) {
            return asked;
        }
        looked = true;
        placed.addAll(tables.ids().find(asked.stream().map(Draft::id).toList()).keySet());
        return asked.stream().filter(draft -> !placed.contains(draft.id())).toList();
    }

    private static int size(List<Draft> drafts) {
        return drafts.stream().mapToInt(draft -> draft.body().bytes().length).sum();
    }

    @Override
    public void add(List<Draft> more) {
        if (more.isEmpty()) {
            return;
        }
        List<EntryId> doubtful =
                more.stream().map(Draft::id).filter(id -> !unused.contains(id)).toList();
        Set<EntryId> used = used(doubtful);
        added.forEach(draft -> used.add(draft.id()));
        more.stream().filter(draft -> used.add(draft.id())).forEach(added::add);
    }

    private Set<EntryId> used(Collection<EntryId> doubtful) {
        Set<EntryId> used = new HashSet<>();
        if (!doubtful.isEmpty()) {
            used.addAll(tables.ids().find(doubtful).keySet());
            used.addAll(drafts(doubtful));
        }
        return used;
    }

    /** Of these ids, those under which a draft waits; while the table is known to be empty it is not asked. */
    private Set<EntryId> drafts(Collection<EntryId> ids) {
        return doubt.drafts() ? drafts.known(ids) : Set.of();
    }

    /** Told which of these ids entries have, learns which are free, so that nobody asks for each alone. */
    void looked(Collection<EntryId> asked, Set<EntryId> entries) {
        Set<EntryId> used = new HashSet<>(entries);
        if (!asked.isEmpty()) {
            used.addAll(drafts(asked));
        }
        asked.stream().filter(id -> !used.contains(id)).forEach(unused::add);
    }

    /** An own entry or draft by its id; a draft is shown at a place that nobody looks at. */
    Optional<Entry> said(EntryId id) {
        TreeHash hash = hash();
        for (Draft draft : added) {
            if (draft.id().equals(id)) {
                return Optional.of(draft.at(0, hash));
            }
        }
        if (unused.contains(id)) {
            return Optional.empty();
        }
        Long index = tables.ids().find(List.of(id)).get(id);
        return index == null
                ? drafts.find(id).map(draft -> draft.at(0, hash))
                : outgoingEntries(index, 1, Integer.MAX_VALUE).stream().findFirst();
    }

    @Override
    public void appendOutgoing(long first, List<Entry> entries, List<Digest> leaves, Collection<EntryId> gone) {
        Writes writes = tables.writes();
        new Segments(tables.base(), tables.channel()).append(writes, first, entries, null);
        new EntryIds(tables.sql(), tables.channel()).add(writes, List.copyOf(gone), first);
        if (!inMemory.containsAll(gone)) {
            drafts.delete(gone);
        }
        Set<EntryId> goneIds = new HashSet<>(gone);
        added.removeIf(draft -> goneIds.contains(draft.id()));
        unused.removeAll(goneIds);
        placed.addAll(goneIds);
        appendedFirst = first;
        appended = entries;
    }

    @Override
    public List<Entry> outgoingEntries(long from, int entriesMax, int bytesMax) {
        // What this transaction appended need not be read again.
        int bytes = appended.stream()
                .mapToInt(entry -> entry.body().map(body -> body.bytes().length).orElse(0))
                .sum();
        if (from == appendedFirst && appended.size() <= entriesMax && bytes <= bytesMax) {
            return appended;
        }
        return tables.segments().from(from, entriesMax, bytesMax);
    }

    @Override
    public HashSource outgoingHashes() {
        return new StoredHashes(
                tables.sql(), tables.segments(), hash(), outgoing().size());
    }

    @Override
    public Digest outgoingRoot(long size) {
        return tables.roots().root(size).orElseGet(() -> OutgoingLog.super.outgoingRoot(size));
    }

    @Override
    public void eraseOutgoing(List<Long> indexes) {
        tables.segments().erase(indexes);
        appendedFirst = -1;
    }

    /** Before the commit: what found no place in this transaction waits in the table, and the state goes to its row. */
    void keepRest() {
        if (!added.isEmpty()) {
            drafts.add(added);
            tableEmptied = false;
        }
        Outgoing last = state;
        if (last != null && last.revision() != stored) {
            row.save(tables.writes(), last, stored);
            stored = last.revision();
        }
    }

    /** After the commit. */
    void remember() {
        Outgoing last = state;
        if (last != null) {
            tables.roots().committed(last.size(), last.head().root());
        }
    }

    /** Whether drafts are left in the table, as far as this transaction knows. */
    boolean leavesDrafts() {
        return !added.isEmpty() || doubt.drafts() && !tableEmptied;
    }

    /** Whether pending drafts were looked for in the log. */
    boolean looked() {
        return looked;
    }

    Set<EntryId> placed() {
        return placed;
    }

    @Nullable
    Outgoing state() {
        return state;
    }

    EntryIds ids() {
        return tables.ids();
    }

    /** What a savepoint brings back. */
    Runnable mark() {
        Outgoing before = state;
        long storedBefore = stored;
        List<Draft> addedBefore = new ArrayList<>(added);
        Set<EntryId> placedBefore = new HashSet<>(placed);
        return () -> {
            state = before;
            stored = storedBefore;
            added = addedBefore;
            placed = placedBefore;
            unused.clear();
            appendedFirst = -1;
        };
    }
}
