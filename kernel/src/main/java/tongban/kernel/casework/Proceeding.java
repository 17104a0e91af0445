package tongban.kernel.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;

/**
 * What is known of a case since its acceptance.
 *
 * @param fourEyes whether two people decide
 * @param limit the limit of the decision
 * @param extension by how much it may be extended
 * @param ledger the legal clock's entries
 * @param proposedBy who proposed the decision that is to be made
 * @param decidedAt the moment of the decision that stands
 */
public record Proceeding(
        boolean fourEyes,
        TimeLimit limit,
        Optional<ExtensionLimit> extension,
        List<ClockEvent> ledger,
        Optional<String> proposedBy,
        Optional<Instant> decidedAt) {

    public Proceeding {
        ledger = List.copyOf(ledger);
    }

    Proceeding and(ClockEvent event) {
        List<ClockEvent> longer =
                Stream.concat(ledger.stream(), Stream.of(event)).toList();
        return new Proceeding(fourEyes, limit, extension, longer, proposedBy, decidedAt);
    }

    Proceeding proposed(Optional<String> by) {
        return new Proceeding(fourEyes, limit, extension, ledger, by, decidedAt);
    }

    Proceeding decided(ClockEvent.Stopped stop) {
        Proceeding stopped = and(stop);
        return new Proceeding(fourEyes, limit, extension, stopped.ledger, proposedBy, Optional.of(stop.at()));
    }

    /** A revoked decision: the matter is open again, and its limit begins anew. */
    Proceeding again(ClockEvent.Started start) {
        return new Proceeding(fourEyes, limit, extension, List.of(start), Optional.empty(), Optional.empty());
    }
}
