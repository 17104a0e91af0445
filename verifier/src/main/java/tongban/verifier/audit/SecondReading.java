package tongban.verifier.audit;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.Export;
import tongban.kernel.channel.Export.Record;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.Range;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.Suite;

/** Reads an export that was audited once more, for what only the end of the first reading could ask for. */
record SecondReading(InputFile file, Suite suite) {

    /** Hears of each entry; false ends the reading. */
    private interface Visitor {
        boolean entry(long index, Entry entry, Places places, int position);
    }

    private void read(Visitor visitor) throws IOException {
        try (var in = file.open()) {
            Export.Reader reader = new Export.Reader(in);
            while (true) {
                long at = reader.offset();
                Decoded<Optional<Record>> next = reader.next();
                if (!(next instanceof Decoded.Well<Optional<Record>> well)
                        || well.value().isEmpty()) {
                    return;
                }
                if (well.value().get() instanceof Record.Entries record && !visit(record.batch(), at, visitor)) {
                    return;
                }
            }
        }
    }

    private static boolean visit(Batch batch, long at, Visitor visitor) {
        Places places = Places.of(batch, at);
        for (int i = 0; i < batch.entries().size(); i++) {
            if (!visitor.entry(batch.first() + i, batch.entries().get(i), places, i)) {
                return false;
            }
        }
        return true;
    }

    /** The roots that the log had at these sizes, as far as the file goes. */
    Map<Long, Digest> roots(Collection<Long> sizes) throws IOException {
        TreeSet<Long> wanted = new TreeSet<>(sizes);
        Map<Long, Digest> roots = new TreeMap<>();
        TreeHash hash = new TreeHash(suite);
        if (wanted.remove(0L)) {
            roots.put(0L, hash.emptyRoot());
        }
        Frontier[] frontier = {Frontier.empty()};
        read((index, entry, places, i) -> {
            if (wanted.isEmpty()) {
                return false;
            }
            frontier[0] = frontier[0].append(hash, List.of(hash.leaf(entry.headerBytes())));
            if (wanted.remove(index + 1)) {
                roots.put(index + 1, frontier[0].root(hash));
            }
            return true;
        });
        return roots;
    }

    /** The common hash of each of these ranges, which do not overlap. */
    Map<Range, Digest> hashes(Collection<Range> ranges) throws IOException {
        TreeMap<Long, Range> wanted = new TreeMap<>();
        ranges.forEach(range -> wanted.put(range.from(), range));
        Map<Range, Digest> hashes = new LinkedHashMap<>();
        TreeHash hash = new TreeHash(suite);
        Frontier[] frontier = {Frontier.empty()};
        read((index, entry, places, i) -> {
            Map.Entry<Long, Range> under = wanted.floorEntry(index);
            if (under != null && index < under.getValue().to()) {
                frontier[0] = frontier[0].append(hash, List.of(hash.leaf(entry.headerBytes())));
                if (index + 1 == under.getValue().to()) {
                    hashes.put(under.getValue(), frontier[0].root(hash));
                    frontier[0] = Frontier.empty();
                }
            }
            return hashes.size() < wanted.size();
        });
        return hashes;
    }

    /** The entry at an index; empty when the file does not go so far. */
    Optional<Entry> entry(long wanted) throws IOException {
        Entry[] found = new Entry[1];
        read((index, entry, places, i) -> {
            found[0] = index == wanted ? entry : found[0];
            return index < wanted;
        });
        return Optional.ofNullable(found[0]);
    }

    /** Where the bodies of these entries should be in the file. */
    Map<Long, Long> offsets(Collection<Long> indexes) throws IOException {
        TreeSet<Long> wanted = new TreeSet<>(indexes);
        Map<Long, Long> offsets = new TreeMap<>();
        read((index, entry, places, i) -> {
            if (wanted.remove(index)) {
                offsets.put(index, places.headers()[i]);
            }
            return !wanted.isEmpty();
        });
        return offsets;
    }
}
