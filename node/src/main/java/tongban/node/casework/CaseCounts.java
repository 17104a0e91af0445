package tongban.node.casework;

/**
 * How many cases wait in a zone, each counted up to one more than {@value #MAX}: whoever has so many counts them in the
 * list.
 *
 * @param mine those of the person who asks, a deputy's included
 * @param free those that nobody has claimed
 * @param late those whose decision is late
 * @param unread those with messages of applicants that no office has read
 */
public record CaseCounts(int mine, int free, int late, int unread) {

    /** Beyond these a figure says "and more". */
    public static final int MAX = 99;

    /** A figure for people. */
    public static String text(int count) {
        return count > MAX ? MAX + "+" : Integer.toString(count);
    }
}
