package tongban.node.casework.hook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A program's subscription (订阅) to the progress of cases.
 *
 * @param url where its deliveries go
 * @param item the cases of this item alone; empty for all
 * @param waiting deliveries that are still to be made
 * @param givenUp deliveries of the last {@value Hooks#SHOWN_DAYS} days that nobody took within the time
 * @param trouble how the last attempts failed; empty when the last one did not
 */
public record Hook(
        UUID id,
        String url,
        Optional<String> item,
        State state,
        Instant created,
        long delivered,
        long waiting,
        long givenUp,
        Optional<Trouble> trouble) {

    /** How a hook stands. */
    public enum State {
        /** 有效: it is told. */
        ACTIVE("active"),
        /** 接收端已停用: the receiver answered 410, and is told nothing more. */
        GONE("gone"),
        /** 已取消: the program ended it. */
        ENDED("ended");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    /**
     * Attempts that failed.
     *
     * @param failures in succession
     * @param next when it is tried again
     */
    public record Trouble(int failures, Instant last, Instant next, String cause) {}

    /** A delivery that was given up. */
    public record GivenUp(String event, Instant created, int attempts, String cause) {}
}
