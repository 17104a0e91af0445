package tongban.kernel.seal;

import java.util.ArrayList;
import java.util.List;
import tongban.kernel.seal.SealRefusal.Cause;

/**
 * Which key signs the checkpoints of one direction of a channel. A key change is an entry: when it stands at index i,
 * a checkpoint of size i + 1 ends with it and is signed by both keys, smaller ones by the old, larger ones by the new.
 *
 * @param spans in order: the first from size 0, each later one from a larger size, all keys different, of one suite
 */
public record KeySchedule(List<Span> spans) {

    /**
     * A key and the size from which it signs.
     *
     * @param fromSize the size of the checkpoint that ends with the key change; 0 for a channel's first key
     */
    public record Span(long fromSize, PublicKey key) {}

    public KeySchedule {
        spans = List.copyOf(spans);
        if (spans.isEmpty() || spans.getFirst().fromSize() != 0) {
            throw new IllegalArgumentException("a schedule starts with a key from size 0");
        }
        for (int i = 1; i < spans.size(); i++) {
            admit(spans.subList(0, i), spans.get(i)).orThrow();
        }
    }

    /** The schedule of a channel that begins with this key. */
    public static KeySchedule startingWith(PublicKey key) {
        return new KeySchedule(List.of(new Span(0, key)));
    }

    /** The keys that must all sign a checkpoint of this size: one, or the old and then the new one at a change. */
    public List<PublicKey> keysFor(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
        int i = spans.size() - 1;
        while (spans.get(i).fromSize() > size) {
            i--;
        }
        Span span = spans.get(i);
        return i > 0 && span.fromSize() == size ? List.of(spans.get(i - 1).key(), span.key()) : List.of(span.key());
    }

    /** The newest key. */
    public PublicKey current() {
        return spans.getLast().key();
    }

    /**
     * The schedule with one change more.
     *
     * @param atSize the size of the checkpoint that ends with the key change: the entry's index + 1
     * @return refused when the change is not after the last one, the key was there before, or its suite is another
     */
    public Reading<KeySchedule> changed(long atSize, PublicKey next) {
        var span = new Span(atSize, next);
        return admit(spans, span).then(allowed -> {
            var all = new ArrayList<>(spans);
            all.add(allowed);
            return Reading.well(new KeySchedule(all));
        });
    }

    private static Reading<Span> admit(List<Span> before, Span next) {
        Span last = before.getLast();
        if (next.fromSize() <= last.fromSize()) {
            return Reading.refused(Cause.CHANGE_GOES_BACK, 0, "a key change must come after size " + last.fromSize());
        }
        if (next.key().suite() != last.key().suite()) {
            return Reading.refused(
                    Cause.OTHER_SUITE,
                    0,
                    "a direction keeps its suite, " + last.key().suite().label());
        }
        if (before.stream().anyMatch(span -> span.key().equals(next.key()))) {
            return Reading.refused(Cause.KEY_RETURNS, 0, "a key that signed before does not come back");
        }
        return Reading.well(next);
    }
}
