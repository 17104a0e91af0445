package tongban.kernel.compact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Suspension.Act;

/**
 * What a zone holds about a compact, and since when; from it follows the state at any instant. Every zone counts by its
 * own commits, so two zones may see a compact come into force at different moments, and each is right for itself.
 *
 * @param compact the agreement
 * @param signatures the instant since which each party's signature is held
 * @param acts suspensions and their like, each with the instant since which it is held
 * @param successors other compacts that name this one as replaced, with the moment at which they came into force and
 *     were not withdrawn
 */
public record CompactHistory(
        Compact compact, Map<ZoneCode, Instant> signatures, List<HeldAct> acts, Map<CompactId, Instant> successors) {

    /** A suspension and the instant since which it is held. */
    public record HeldAct(Suspension suspension, Instant held) {}

    public CompactHistory {
        signatures = Map.copyOf(signatures);
        acts = List.copyOf(acts);
        successors = Map.copyOf(successors);
    }

    /** The moment at which it came or comes into force; empty while signatures are missing or when it never can. */
    public Optional<Instant> begins() {
        if (!signatures.keySet().containsAll(compact.parties())
                || first(Act.WITHDRAW).isPresent()) {
            return Optional.empty();
        }
        Instant complete = compact.parties().stream()
                .map(signatures::get)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant begins = complete.isAfter(compact.start()) ? complete : compact.start();
        boolean overBefore = !begins.isBefore(compact.end())
                || first(Act.END).filter(end -> !end.held.isAfter(begins)).isPresent();
        return overBefore ? Optional.empty() : Optional.of(begins);
    }

    /** The state at an instant; what came to be held later does not count. */
    public CompactState at(Instant instant) {
        CompactHistory then = asOf(instant);
        Optional<HeldAct> withdrawn = then.first(Act.WITHDRAW);
        if (withdrawn.isPresent()) {
            Suspension act = withdrawn.get().suspension;
            return new CompactState.Withdrawn(act.zone(), withdrawn.get().held, act.reason());
        }
        Optional<HeldAct> ended = then.first(Act.END);
        if (ended.isPresent()) {
            Suspension act = ended.get().suspension;
            return new CompactState.Ended(act.zone(), ended.get().held, act.reason());
        }
        if (!instant.isBefore(compact.end())) {
            return new CompactState.Expired(compact.end());
        }
        Set<ZoneCode> missing = new TreeSet<>(compact.parties());
        missing.removeAll(then.signatures.keySet());
        if (!missing.isEmpty()) {
            return then.signatures.isEmpty() ? new CompactState.Drafted() : new CompactState.Waiting(missing);
        }
        return then.signed(instant);
    }

    private CompactHistory asOf(Instant instant) {
        Map<ZoneCode, Instant> held = new TreeMap<>(signatures);
        held.values().removeIf(since -> since.isAfter(instant));
        Map<CompactId, Instant> later = new TreeMap<>(Comparator.comparing(CompactId::hex));
        later.putAll(successors);
        later.values().removeIf(since -> since.isAfter(instant));
        List<HeldAct> done =
                acts.stream().filter(act -> !act.held.isAfter(instant)).toList();
        return new CompactHistory(compact, held, done, later);
    }

    private CompactState signed(Instant instant) {
        Optional<Map.Entry<CompactId, Instant>> successor =
                successors.entrySet().stream().min(Map.Entry.comparingByValue());
        if (successor.isPresent()) {
            return new CompactState.Replaced(
                    successor.get().getKey(), successor.get().getValue());
        }
        Map<ZoneCode, HeldAct> suspended = suspensions();
        if (!suspended.isEmpty()) {
            HeldAct first = suspended.values().stream()
                    .min(Comparator.comparing(HeldAct::held))
                    .orElseThrow();
            return new CompactState.Suspended(new TreeSet<>(suspended.keySet()), first.held, first.suspension.reason());
        }
        Instant begins = begins().orElseThrow();
        return instant.isBefore(begins) ? new CompactState.Agreed(begins) : new CompactState.InForce(begins);
    }

    /** The newest act of each party that stands suspended. */
    private Map<ZoneCode, HeldAct> suspensions() {
        Map<ZoneCode, HeldAct> newest = new TreeMap<>();
        for (HeldAct act : acts) {
            newest.merge(
                    act.suspension.zone(),
                    act,
                    (one, other) -> one.suspension.number() > other.suspension.number() ? one : other);
        }
        newest.values().removeIf(act -> act.suspension.act() != Act.SUSPEND);
        return newest;
    }

    /** The newest act of a party, which the next one follows. */
    public Optional<Suspension> newest(ZoneCode zone) {
        return acts.stream()
                .map(HeldAct::suspension)
                .filter(act -> act.zone().equals(zone))
                .max(Comparator.comparingLong(Suspension::number));
    }

    private Optional<HeldAct> first(Act act) {
        return acts.stream().filter(held -> held.suspension.act() == act).min(Comparator.comparing(HeldAct::held));
    }
}
