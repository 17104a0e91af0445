package tongban.verifier.clock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.law.LegalReference;
import tongban.policy.limit.LimitedItem;
import tongban.policy.limit.PauseGround;
import tongban.policy.limit.StatutoryLimit;

/**
 * The terms under which a clock is read: an item's as the law sets them, or a limit given by hand, which has no
 * article.
 *
 * @param item the item and its value in force, or null for a limit by hand
 * @param limit the limit
 * @param extension how far it may be extended, or null
 */
record ClockTerms(
        @Nullable Item item, TimeLimit limit, @Nullable ExtensionLimit extension) {
    /** Stands where a provision would, when the number comes from the command line. */
    static final LegalReference BY_HAND = LegalReference.of("command line", "by hand");

    record Item(LimitedItem named, StatutoryLimit value) {}

    static ClockTerms of(LimitedItem item, StatutoryLimit value) {
        return new ClockTerms(new Item(item, value), value.limit(), value.extension());
    }

    static ClockTerms byHand(TimeLimit limit) {
        return new ClockTerms(null, limit, new ExtensionLimit(TimeLimit.LONGEST, BY_HAND));
    }

    /** The provision that lets the clock stand still on this ground, or null when none does. */
    @Nullable
    LegalReference pauseBasis(String ground) {
        if (item == null) {
            return BY_HAND;
        }
        return item.named().pause(ground).map(PauseGround::basis).orElse(null);
    }

    List<PauseGround> pauses() {
        return item == null ? List.of() : item.named().pauses();
    }
}
