package tongban.node.web.shell;

/**
 * Which traces that begin at this node are written to the log step by step: some of each second, so that a log shows
 * how requests go through both zones, and a busy node does not drown in it.
 */
final class ToldTraces {

    private static final int A_SECOND = 10;
    private static final long SECOND_NS = 1_000_000_000L;

    private long second = Long.MIN_VALUE;
    private int told;

    /** @param nanos now, as {@link System#nanoTime} gives it */
    synchronized boolean take(long nanos) {
        long now = Math.floorDiv(nanos, SECOND_NS);
        if (now != second) {
            second = now;
            told = 0;
        }
        return told++ < A_SECOND;
    }
}
