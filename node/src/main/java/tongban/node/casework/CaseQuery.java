package tongban.node.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.casework.Phase;

/**
 * Which cases a list shows, the most urgent first.
 *
 * @param queue which of them
 * @param phases only these; all when empty
 * @param words what a person types: a number, a name, its pinyin or initials; blank for all
 * @param after where the page before ended
 * @param size rows of a page, 1 to {@value #SIZE_MAX}
 * @param by who asks, for {@link Queue#MINE}; else empty
 * @param when the moment at which claims have to hold
 * @param item only of this item; all when empty
 */
public record CaseQuery(
        Queue queue,
        Set<Phase> phases,
        String words,
        Optional<Place> after,
        int size,
        String by,
        Instant when,
        Optional<String> item) {

    /** Rows of a page, at most. */
    public static final int SIZE_MAX = 200;

    /** Which cases. */
    public enum Queue {
        /** 待办: those that this zone can move now, offers to it included. */
        INBOX,
        /** 在外: those that this zone received and does not hold. */
        AWAY,
        /** 我的: those that somebody has claimed, or for whose holder that person is deputy. */
        MINE,
        /** 待认领: those of the inbox that nobody has claimed. */
        FREE,
        /** 全部. */
        ALL
    }

    /**
     * The last row of a page.
     *
     * @param due its order, milliseconds since 1970
     * @param id 32 hexadecimal digits
     */
    public record Place(long due, String id) {}

    /** A list in which claims do not count. */
    public CaseQuery(Queue queue, Set<Phase> phases, String words, Optional<Place> after, int size) {
        this(queue, phases, words, after, size, "", Instant.EPOCH, Optional.empty());
    }

    /** The same list for somebody at a moment. */
    public CaseQuery forClerk(String clerk, Instant now) {
        return new CaseQuery(queue, phases, words, after, size, clerk, now, item);
    }

    /** The same list of one item alone; of all when empty. */
    public CaseQuery of(Optional<String> one) {
        return new CaseQuery(queue, phases, words, after, size, by, when, one);
    }

    /** Another page of the same list. */
    public CaseQuery page(Optional<Place> place, int rows) {
        return new CaseQuery(queue, phases, words, place, rows, by, when, item);
    }

    public CaseQuery {
        phases = Set.copyOf(phases);
        if (size < 1 || size > SIZE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + SIZE_MAX + " rows");
        }
    }
}
