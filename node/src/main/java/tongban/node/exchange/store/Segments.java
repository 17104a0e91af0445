package tongban.node.exchange.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.SignedCheckpoint;

/** The segments of one log. */
record Segments(LogDatabase base, int channel) {

    /** Segments that are read at once; a segment of a busy log has up to 256 entries. */
    private static final int AT_ONCE = 32;

    /** One segment as it is stored. */
    record Segment(long first, List<Entry> entries, Optional<SignedCheckpoint> checkpoint) {
        long end() {
            return first + entries.size();
        }
    }

    private JdbcTemplate sql() {
        return base.sql();
    }

    RestingBodies resting() {
        return new RestingBodies(base.atRest(), channel);
    }

    /** Another replica may have written there already: then the segment's key is taken. */
    void append(Writes writes, long first, List<Entry> entries, byte @Nullable [] checkpoint) {
        SegmentBytes bytes = SegmentBytes.of(entries, first, resting());
        writes.add(
                "insert into exchange.segment (channel, first, count, checkpoint, headers, bodies)"
                        + " values (?, ?, ?, ?, ?, ?)",
                channel,
                first,
                entries.size(),
                checkpoint,
                bytes.headers(),
                bytes.bodies());
    }

    /** Entries from an index on, within the limits; at least one where there is one. */
    List<Entry> from(long index, int entriesMax, int bytesMax) {
        List<Entry> found = new ArrayList<>();
        long next = index;
        int room = bytesMax;
        while (true) {
            List<Segment> segments = segmentsFrom(next, AT_ONCE);
            for (Segment segment : segments) {
                for (int i = (int) (next - segment.first());
                        i < segment.entries().size();
                        i++) {
                    Entry entry = segment.entries().get(i);
                    room -= entry.body().map(body -> body.bytes().length).orElse(0);
                    if (found.size() == entriesMax || !found.isEmpty() && room < 0) {
                        return found;
                    }
                    found.add(entry);
                    next++;
                }
            }
            if (segments.size() < AT_ONCE) {
                return found;
            }
        }
    }

    /** The segment in which an index stands, and those after it. */
    List<Segment> segmentsFrom(long index, int limit) {
        return sql().query(
                        "select first, checkpoint, headers, bodies from exchange.segment where channel = ? and first >="
                                + " coalesce((select max(first) from exchange.segment where channel = ?"
                                + " and first <= ?), 0)"
                                + " order by first limit ?",
                        (row, number) -> new Segment(
                                row.getLong(1),
                                new SegmentBytes(row.getBytes(3), row.getBytes(4)).entries(row.getLong(1), resting()),
                                checkpoint(row.getBytes(2))),
                        channel,
                        channel,
                        index,
                        limit);
    }

    /** Headers of the segment in which an index stands, without the bodies, by the segment's first index. */
    Map.Entry<Long, List<byte[]>> headersAt(long index) {
        return sql()
                .query(
                        "select first, headers from exchange.segment where channel = ? and first <= ?"
                                + " order by first desc limit 1",
                        (row, number) -> Map.entry(row.getLong(1), SegmentBytes.headers(row.getBytes(2))),
                        channel,
                        index)
                .stream()
                .filter(found -> index < found.getKey() + found.getValue().size())
                .findFirst()
                .orElseThrow(() -> new IndexOutOfBoundsException("log " + channel + " has no entry " + index));
    }

    /** Headers of the segments in which these indexes stand, by each segment's first index. */
    Map<Long, List<byte[]>> headersIn(long from, long to) {
        Map<Long, List<byte[]>> found = new TreeMap<>();
        sql().query(
                        "select first, headers from exchange.segment where channel = ? and first < ? and first >="
                                + " coalesce((select max(first) from exchange.segment where channel = ?"
                                + " and first <= ?), 0)",
                        row -> {
                            found.put(row.getLong(1), SegmentBytes.headers(row.getBytes(2)));
                        },
                        channel,
                        to,
                        channel,
                        from);
        return found;
    }

    private static Optional<SignedCheckpoint> checkpoint(byte @Nullable [] note) {
        return note == null
                ? Optional.empty()
                : Optional.of(SignedCheckpoint.decode(note).orThrow());
    }

    /** Writes the bodies of a segment anew as they are to lie now, when they lie otherwise. */
    void seal(long first) {
        SegmentBytes lying = sql().query(
                        "select headers, bodies from exchange.segment where channel = ? and first = ? for update",
                        (row, number) -> new SegmentBytes(row.getBytes(1), row.getBytes(2)),
                        channel,
                        first)
                .getFirst();
        if (!lying.isSealed(resting())) {
            byte[] sealed = SegmentBytes.of(lying.entries(first, resting()), first, resting())
                    .bodies();
            sql().update(
                            "update exchange.segment set bodies = ? where channel = ? and first = ?",
                            sealed,
                            channel,
                            first);
        }
    }

    /** Takes bodies and salts away for ever: each segment that is touched is written once. */
    void erase(List<Long> indexes) {
        Map<Long, Set<Integer>> bySegment = new TreeMap<>();
        for (long index : indexes) {
            long first = headersAt(index).getKey();
            bySegment.computeIfAbsent(first, none -> new HashSet<>()).add((int) (index - first));
        }
        bySegment.forEach((first, places) -> {
            byte[] bodies = sql().queryForObject(
                            "select bodies from exchange.segment where channel = ? and first = ?",
                            byte[].class,
                            channel,
                            first);
            sql().update(
                            "update exchange.segment set bodies = ? where channel = ? and first = ?",
                            SegmentBytes.without(bodies == null ? new byte[0] : bodies, places),
                            channel,
                            first);
        });
    }
}
