package tongban.node.rounds;

import java.time.Duration;

/**
 * The pauses between attempts that fail: each twice the one before.
 *
 * @param first after the first failure
 * @param longest pauses double up to this
 */
public record Pauses(Duration first, Duration longest) {

    /** The pause after so many failures in succession. */
    public Duration after(int failures) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
