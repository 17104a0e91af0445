package tongban.node.compact.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactHistory;
import tongban.kernel.compact.CompactHistory.HeldAct;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Suspension;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.node.compact.Ground;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.HeldNote;

/**
 * All agreements of this zone as they were at one revision.
 *
 * @param revision the number under which they were read
 * @param byHex agreements by the hexadecimal digits of their ids, the newest first
 * @param told by agreement and partner, what that partner holds for certain
 */
public record Holdings(long revision, Map<String, HeldCompact> byHex, Map<CompactId, Map<ZoneCode, Set<String>>> told) {

    /** Reads them. The revision comes first, so what is read is at least as new as it says. */
    static Holdings read(CompactTables tables) {
        long revision = tables.revision();
        Map<CompactId, CompactTables.Row> rows = tables.compacts();
        Map<CompactId, List<HeldNote>> signatures = tables.signatures();
        Map<CompactId, List<HeldNote>> acts = tables.acts();
        Map<CompactId, CompactHistory> alone = new HashMap<>();
        rows.forEach((id, row) -> alone.put(
                id,
                new CompactHistory(
                        row.compact(),
                        held(signatures.getOrDefault(id, List.of())),
                        heldActs(acts.getOrDefault(id, List.of())),
                        Map.of())));
        Map<CompactId, Map<CompactId, Instant>> successors = successors(alone);
        Map<String, HeldCompact> byHex = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            CompactHistory history = alone.get(id);
            Map<ZoneCode, HeldNote> notes = new TreeMap<>();
            signatures.getOrDefault(id, List.of()).forEach(note -> notes.put(note.zone(), note));
            byHex.put(
                    id.hex(),
                    new HeldCompact(
                            id,
                            row.received(),
                            row.via(),
                            new CompactHistory(
                                    row.compact(),
                                    history == null ? Map.of() : history.signatures(),
                                    history == null ? List.of() : history.acts(),
                                    successors.getOrDefault(id, Map.of())),
                            notes,
                            acts.getOrDefault(id, List.of())));
        });
        return new Holdings(revision, byHex, tables.told());
    }

    private static Map<ZoneCode, Instant> held(List<HeldNote> signatures) {
        Map<ZoneCode, Instant> held = new TreeMap<>();
        signatures.forEach(note -> note.held().ifPresent(since -> held.put(note.zone(), since)));
        return held;
    }

    private static List<HeldAct> heldActs(List<HeldNote> acts) {
        List<HeldAct> held = new ArrayList<>();
        acts.forEach(note -> note.held().ifPresent(since -> held.add(new HeldAct(act(note), since))));
        return held;
    }

    /** What a stored note says; it was read before it was stored. */
    public static Suspension act(HeldNote note) {
        return switch (SignedNote.decode(note.note().getBytes(StandardCharsets.UTF_8))) {
            case Reading.Well<SignedNote> well -> Suspension.read(well.value()).orThrow();
            case Reading.Refused<SignedNote> refused ->
                throw new IllegalStateException(refused.refusal().toString());
        };
    }

    private static Map<CompactId, Map<CompactId, Instant>> successors(Map<CompactId, CompactHistory> alone) {
        Map<CompactId, Map<CompactId, Instant>> successors = new HashMap<>();
        alone.forEach((id, history) -> history.compact()
                .replaces()
                .ifPresent(before -> history.begins()
                        .ifPresent(since -> successors
                                .computeIfAbsent(before, none -> new HashMap<>())
                                .put(id, since))));
        return successors;
    }

    public Collection<HeldCompact> all() {
        return byHex.values();
    }

    public Optional<HeldCompact> find(CompactId id) {
        return Optional.ofNullable(byHex.get(id.hex()));
    }

    /** The article in force on which a message may rest; of the agreement that came into force last. */
    public Optional<Ground> ground(Topic topic, ZoneCode from, ZoneCode to, Instant now) {
        return ground(topic, from, to, held -> held.state(now) instanceof CompactState.InForce)
                .findFirst();
    }

    /** The same, of an article that names a service item as well. */
    public Optional<Ground> ground(Topic topic, String item, ZoneCode from, ZoneCode to, Instant now) {
        return ground(topic, from, to, held -> held.state(now) instanceof CompactState.InForce)
                .filter(ground -> ground.article().serves(item))
                .findFirst();
    }

    /** The newest article that would allow a topic, whatever became of its agreement; a refusal then says what did. */
    public Optional<Ground> newest(Topic topic, ZoneCode from, ZoneCode to) {
        return ground(topic, from, to, held -> true).findFirst();
    }

    private Stream<Ground> ground(Topic topic, ZoneCode from, ZoneCode to, Predicate<HeldCompact> admitted) {
        return all().stream()
                .filter(held -> held.compact().parties().containsAll(List.of(from, to)))
                .filter(admitted)
                .sorted(Comparator.comparing(Holdings::begins).reversed())
                .flatMap(held -> held.compact().articles().stream()
                        .filter(article -> article.allows(topic, from, to))
                        .map(article -> new Ground(held.id(), held.compact(), article)));
    }

    private static Instant begins(HeldCompact held) {
        return held.history().begins().orElse(Instant.MIN);
    }

    /** What a partner is known to hold of an agreement. */
    public Set<String> told(CompactId id, ZoneCode partner) {
        return told.getOrDefault(id, Map.of()).getOrDefault(partner, Set.of());
    }

    /** Whether a partner may lack something of an agreement that counts here. */
    public boolean lacks(HeldCompact held, ZoneCode partner) {
        Set<String> told = told(held.id(), partner);
        return !told.contains(CompactTables.draftItem())
                || counting(held).anyMatch(note -> !told.contains(CompactTables.noteItem(note)));
    }

    /** Signatures, then acts, that count here. */
    public static Stream<HeldNote> counting(HeldCompact held) {
        return Stream.concat(held.signatures().values().stream(), held.acts().stream())
                .filter(note -> note.held().isPresent());
    }
}
