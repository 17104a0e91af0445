package tongban.node.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A node's clock that a story moves: it goes with the machine's, apart from it, or stands still. */
final class StoryClock implements InstantSource {

    private final InstantSource machine;
    private volatile InstantSource hand;

    StoryClock(InstantSource machine) {
        this.machine = machine;
        this.hand = machine;
    }

    @Override
    public Instant instant() {
        return hand.instant();
    }

    /** So much later than it is, it goes on. */
    void passes(Duration time) {
        Instant later = instant().plus(time);
        Duration ahead = Duration.between(machine.instant(), later);
        hand = InstantSource.offset(machine, ahead);
    }

    void standsAt(Instant moment) {
        hand = InstantSource.fixed(moment);
    }

    /** It goes on from where it stands. */
    void goesOn() {
        passes(Duration.ZERO);
    }
}
