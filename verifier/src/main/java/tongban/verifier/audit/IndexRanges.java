package tongban.verifier.audit;

import java.util.Map;
import java.util.TreeMap;

/** A set of entry indexes, kept as ranges, since bodies are erased in runs. */
final class IndexRanges {

    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private long count;

    /** Adds an index that is not in the set. */
    void add(long index) {
        Map.Entry<Long, Long> below = ranges.floorEntry(index);
        long from = index;
        long to = index + 1;
        if (below != null && below.getValue() == index) {
            from = below.getKey();
        }
        Long above = ranges.remove(to);
        ranges.put(from, above == null ? to : above);
        count++;
    }

    /** Takes an index away; false when it was not there. */
    boolean remove(long index) {
        Map.Entry<Long, Long> range = ranges.floorEntry(index);
        if (range == null || range.getValue() <= index) {
            return false;
        }
        if (range.getKey() < index) {
            ranges.put(range.getKey(), index);
        } else {
            ranges.remove(index);
        }
        if (index + 1 < range.getValue()) {
            ranges.put(index + 1, range.getValue());
        }
        count--;
        return true;
    }

    boolean contains(long index) {
        Map.Entry<Long, Long> range = ranges.floorEntry(index);
        return range != null && range.getValue() > index;
    }

    long count() {
        return count;
    }

    int runs() {
        return ranges.size();
    }

    /** The smallest indexes, at most so many. */
    java.util.List<Long> first(int most) {
        return ranges.entrySet().stream()
                .flatMap(range -> java.util.stream.LongStream.range(range.getKey(), range.getValue())
                        .boxed()
                        .limit(most))
                .limit(most)
                .toList();
    }
}
