package tongban.node.exchange.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tongban.node.exchange.ChannelState;
import tongban.node.web.HomeCard.Tone;
import tongban.node.zone.Partner;

/**
 * The channels with one partner as a page shows them.
 *
 * @param partner who
 * @param state what the node knows; empty before anything was said
 * @param condition the state in one word
 * @param oldest age of the oldest entry that the partner has not acknowledged
 */
record ShownChannel(Partner partner, Optional<ChannelState> state, Condition condition, Optional<Age> oldest) {

    /** From when on an entry that is not acknowledged is worth a look. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** The state of a channel in one word. */
    enum Condition {
        SPEAKS(Tone.GOOD),
        WAITING(Tone.WARNING),
        SILENT(Tone.WARNING),
        LATE(Tone.WARNING),
        BROKEN(Tone.BAD),
        NOT_YET(Tone.PLAIN);

        private final Tone tone;

        Condition(Tone tone) {
            this.tone = tone;
        }

        /** The key of its words. */
        public String words() {
            return "exchange.condition."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public String tone() {
            return tone.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** An age in the largest unit that has at least one. */
    record Age(String words, long count) {
        static Age of(Duration age) {
            if (age.toDays() > 0) {
                return new Age("exchange.age.days", age.toDays());
            }
            if (age.toHours() > 0) {
                return new Age("exchange.age.hours", age.toHours());
            }
            if (age.toMinutes() > 0) {
                return new Age("exchange.age.minutes", age.toMinutes());
            }
            return new Age("exchange.age.seconds", Math.max(0, age.toSeconds()));
        }
    }

    static ShownChannel of(Partner partner, Optional<ChannelState> state, Instant now) {
        Optional<Duration> age =
                state.flatMap(ChannelState::oldestUnacknowledged).map(since -> Duration.between(since, now));
        return new ShownChannel(partner, state, condition(state, age), age.map(Age::of));
    }

    private static Condition condition(Optional<ChannelState> state, Optional<Duration> age) {
        if (state.isEmpty()) {
            return Condition.NOT_YET;
        }
        ChannelState known = state.get();
        if (known.trouble().isPresent() || known.incoming().forked() || known.evidence() > 0) {
            return Condition.BROKEN;
        }
        if (!known.open()) {
            return Condition.SILENT;
        }
        if (known.waiting() > 0) {
            return Condition.WAITING;
        }
        return age.filter(old -> old.compareTo(LATE) > 0).isPresent() ? Condition.LATE : Condition.SPEAKS;
    }

    /**
     * The key of the words for what is to be done about the last error; texts for causes without a word of their own.
     */
    public Optional<String> cause() {
        return state.flatMap(ChannelState::lastError).map(error -> "exchange.error." + error.kind());
    }
}
