package tongban.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.Suite;
import tongban.simulation.Coverage.Seen;

/** Watches every commit, every signature and every accusation of a run, with books of its own. */
final class Invariants {

    private final World world;
    /** By direction: leaf hashes that an honest zone has ever committed, by index. */
    private final Map<String, Set<String>> everCommitted = new HashMap<>();
    /** By direction: entries that ever had a committed effect. */
    private final Map<String, Set<EntryId>> everEffected = new HashMap<>();
    /** Directions in which a restored zone must not speak yet. */
    private final Set<String> silent = new HashSet<>();

    private final Set<SimulatedZone> liars = new HashSet<>();
    private final Map<SimulatedZone, List<Evidence>> accusations = new HashMap<>();

    Invariants(World world) {
        this.world = world;
    }

    private static String direction(SimulatedZone from, SimulatedZone to) {
        return from + ">" + to;
    }

    void isLiar(SimulatedZone zone) {
        liars.add(zone);
    }

    void isHonestAfterAll(SimulatedZone zone) {
        liars.remove(zone);
    }

    void forgetAccusations() {
        accusations.clear();
    }

    /** What was found against a zone, newest last. */
    List<Evidence> accusations(SimulatedZone accused) {
        return List.copyOf(accusations.getOrDefault(accused, List.of()));
    }

    boolean honest(SimulatedZone zone) {
        return !liars.contains(zone);
    }

    void restored(SimulatedZone zone) {
        zone.partners().forEach(partner -> silent.add(direction(zone, partner)));
    }

    void committed(SimulatedZone zone, SimulatedZone partner, PairTables before, PairTables after) {
        if (after.sent.size() > before.sent.size()) {
            sent(zone, partner, before.sent.size(), after);
        }
        if (after.held.size() > before.held.size()) {
            held(zone, partner, before.held.size(), after);
        }
        for (int i = before.effects.size(); i < after.effects.size(); i++) {
            effect(zone, partner, after, i);
        }
        if (!after.waiting.equals(before.waiting)) {
            waits(before, after);
            world.detail(() -> zone + " has waiting of " + partner + ": "
                    + after.waiting.values().stream()
                            .map(w -> w.index() + " " + w.reason())
                            .toList());
        }
        if (after.drafts.size() > before.drafts.size()) {
            world.detail(() -> zone + " has drafts for " + partner + ": " + after.drafts.keySet());
        }
        if (after.outgoing.acknowledged().size()
                        > before.outgoing.acknowledged().size()
                && honest(partner)) {
            acknowledged(zone, partner, after);
        }
    }

    private void sent(SimulatedZone zone, SimulatedZone partner, int from, PairTables after) {
        Set<String> ever = everCommitted.computeIfAbsent(direction(zone, partner), none -> new HashSet<>());
        List<Digest> theirs = partner.tables(zone).heldLeaves;
        for (int i = from; i < after.sent.size(); i++) {
            Digest leaf = after.sentLeaves.get(i);
            ever.add(i + " " + leaf);
            if (i < theirs.size() && !theirs.get(i).equals(leaf)) {
                throw new Violation(
                        Invariant.LOGS_ARE_PREFIXES,
                        zone + " commits another entry " + i + " than the one that " + partner + " holds");
            }
            world.coverage().count(Seen.ENTRIES);
            notice(after.sent.get(i));
            int index = i;
            world.detail(
                    () -> zone + " writes to " + partner + " entry " + index + " " + Telling.of(after.sent.get(index)));
        }
    }

    private void notice(Entry entry) {
        switch (entry.header().orThrow().kind()) {
            case SET_ASIDE -> world.coverage().count(Seen.SET_ASIDE);
            case REFUSAL ->
                entry.body()
                        .flatMap(body -> RefusalBody.decode(body.bytes()))
                        .filter(refusal -> refusal.reason().equals(RefusalBody.TOO_LATE))
                        .ifPresent(late -> world.coverage().count(Seen.TOO_LATE));
            default -> {}
        }
    }

    private static void setAsideIsTold(PairTables after, Waiting waiting) {
        EntryHeader header = after.held.get((int) waiting.index()).header().orThrow();
        boolean needsNotice = header.kind() != EntryKind.REFUSAL && header.kind() != EntryKind.SET_ASIDE;
        EntryId notice = EntryId.derived(after.outgoing.channel().suite(), header.id(), 1);
        if (needsNotice && !after.used.contains(notice)) {
            throw new Violation(
                    Invariant.SET_ASIDE_IS_TOLD,
                    "entry " + waiting.index() + " of " + after.incoming.channel()
                            + " was set aside, and nobody is told");
        }
    }

    private void waits(PairTables before, PairTables after) {
        for (Waiting waiting : after.waiting.values()) {
            if (!waiting.equals(before.waiting.get(waiting.index()))) {
                switch (waiting.reason()) {
                    case BEHIND -> world.coverage().count(Seen.PARKED);
                    case ATTACHMENTS -> world.coverage().count(Seen.ATTACHMENTS_WAITED);
                    case SET_ASIDE -> setAsideIsTold(after, waiting);
                }
            }
        }
    }

    private void held(SimulatedZone zone, SimulatedZone partner, int from, PairTables after) {
        Set<String> ever = everCommitted.getOrDefault(direction(partner, zone), Set.of());
        List<Digest> theirs = partner.tables(zone).sentLeaves;
        boolean recovering = silent.contains(direction(partner, zone));
        for (int i = from; i < after.held.size(); i++) {
            Digest leaf = after.heldLeaves.get(i);
            if (!ever.contains(i + " " + leaf) && honest(partner)) {
                throw new Violation(
                        Invariant.ONLY_COMMITTED_IS_ACCEPTED,
                        zone + " accepted an entry " + i + " that " + partner + " never committed");
            }
            boolean same = i < theirs.size() ? theirs.get(i).equals(leaf) : recovering;
            if (!same && honest(partner)) {
                throw new Violation(
                        Invariant.LOGS_ARE_PREFIXES,
                        zone + " accepted an entry " + i + " that the log of " + partner + " does not have");
            }
        }
    }

    private void effect(SimulatedZone zone, SimulatedZone partner, PairTables after, int number) {
        PairTables.Effect effect = after.effects.get(number);
        EntryHeader header = effect.header();
        String direction = direction(partner, zone);
        Set<EntryId> ever = everEffected.computeIfAbsent(direction, none -> new HashSet<>());
        world.coverage().count(Seen.EFFECTS);
        world.detail(() -> zone + " has the effect of entry " + header.index() + " of " + partner
                + (effect.again() ? " again" : ""));
        for (PairTables.Effect earlier : after.effects.subList(0, number)) {
            if (earlier.header().id().equals(header.id())) {
                throw new Violation(
                        Invariant.ONE_EFFECT_ONCE,
                        zone + ": entry " + header.index() + " of " + partner + " has two effects");
            }
            if (header.key().isPresent()
                    && earlier.header().key().equals(header.key())
                    && earlier.header().index() > header.index()) {
                throw new Violation(
                        Invariant.ORDER_WITHIN_KEY,
                        zone + ": entry " + header.index() + " of " + partner + " has its effect after entry "
                                + earlier.header().index());
            }
        }
        header.key().ifPresent(key -> nothingWaitsBefore(zone, partner, after, header.index(), key));
        boolean late = header.notAfter().filter(effect.at()::isAfter).isPresent();
        if (late && !ever.contains(header.id())) {
            throw new Violation(
                    Invariant.NOT_AFTER,
                    zone + ": entry " + header.index() + " of " + partner
                            + " had its first effect after its not-after");
        }
        ever.add(header.id());
    }

    private static void nothingWaitsBefore(
            SimulatedZone zone, SimulatedZone partner, PairTables after, long index, OrderingKey key) {
        for (Waiting waiting : after.waiting.values()) {
            if (waiting.key().equals(key) && waiting.index() < index) {
                throw new Violation(
                        Invariant.ORDER_WITHIN_KEY,
                        zone + ": entry " + index + " of " + partner + " has its effect while entry " + waiting.index()
                                + " of its key waits");
            }
        }
    }

    private static void acknowledged(SimulatedZone zone, SimulatedZone partner, PairTables after) {
        // A partner that was restored after it acknowledged holds less again; it cannot hold something else.
        List<Digest> theirs = partner.tables(zone).heldLeaves;
        long size = Math.min(theirs.size(), after.outgoing.acknowledged().size());
        for (int i = 0; i < size; i++) {
            if (!theirs.get(i).equals(after.sentLeaves.get(i))) {
                throw new Violation(
                        Invariant.LOGS_ARE_PREFIXES,
                        partner + " acknowledged to " + zone + " an entry that it does not hold");
            }
        }
    }

    /** A zone is about to sign a head: all of it must be committed, and the start confirmed. */
    void signs(SimulatedZone zone, SimulatedZone partner, byte[] message) {
        String[] lines = new String(message, StandardCharsets.UTF_8).split("\n", -1);
        PairTables tables = zone.tables(partner);
        if (silent.contains(direction(zone, partner))) {
            throw new Violation(
                    Invariant.ONLY_COMMITTED_IS_SIGNED,
                    zone + " speaks to " + partner + " after a restore before its start was confirmed");
        }
        committed(zone, "size", Long.parseLong(lines[1]), lines[2], tables.sentLeaves, zone.suite());
        for (String line : lines) {
            if (line.startsWith("ack ")) {
                String[] words = line.split(" ", -1);
                committed(
                        zone,
                        "acknowledgement",
                        Long.parseLong(words[1]),
                        words[2],
                        tables.heldLeaves,
                        partner.suite());
            }
        }
    }

    private static void committed(
            SimulatedZone zone, String what, long size, String root, List<Digest> leaves, Suite suite) {
        TreeNodes nodes = new TreeNodes(new TreeHash(suite), new PairTransaction.Leaves(leaves));
        if (size > leaves.size() || !nodes.root(size).base64().equals(root)) {
            throw new Violation(
                    Invariant.ONLY_COMMITTED_IS_SIGNED,
                    zone + " signs a head with the " + what + " " + size + " that is not committed");
        }
    }

    /** A zone's start was confirmed: from here on its log must hold all that the partner holds. */
    void opened(SimulatedZone zone, SimulatedZone partner) {
        silent.remove(direction(zone, partner));
        List<Digest> own = zone.tables(partner).sentLeaves;
        List<Digest> theirs = partner.tables(zone).heldLeaves;
        if (!honest(partner)) {
            return;
        }
        for (int i = 0; i < theirs.size(); i++) {
            if (i >= own.size() || !own.get(i).equals(theirs.get(i))) {
                throw new Violation(
                        Invariant.LOGS_ARE_PREFIXES,
                        zone + " opened without entry " + i + " that " + partner + " holds");
            }
        }
    }

    void accused(Link link, Evidence evidence) {
        accused(link.zone(), link.partner(), evidence);
    }

    void accused(SimulatedZone accuser, SimulatedZone accused, Evidence evidence) {
        accusations.computeIfAbsent(accused, none -> new ArrayList<>()).add(evidence);
        byte[] text = EvidenceText.encode(evidence);
        EvidenceCheck check = new EvidenceCheck(accused.keys().seal().publicKey());
        EvidenceCheck.Verdict verdict = EvidenceText.decodeEvidence(text) instanceof Decoded.Well<Evidence> read
                ? check.check(read.value())
                : new EvidenceCheck.Verdict.NotProven("the evidence cannot be read again");
        world.say(accuser + " has evidence against " + accused + ": " + verdict);
        if (honest(accused) && verdict instanceof EvidenceCheck.Verdict.Proven proven) {
            throw new Violation(
                    Invariant.HONEST_ARE_NOT_ACCUSED,
                    accuser + " can prove against an honest zone: " + proven.sentence());
        }
    }

    void suspected(Link link, String sentence) {
        if (honest(link.partner())) {
            throw new Violation(
                    Invariant.HONEST_ARE_NOT_ACCUSED, link + " suspects a fork of its own log: " + sentence);
        }
    }

    void refused(Link link, BatchRefusal refusal) {
        boolean never = switch (refusal.reason()) {
            case FORKED, ACKNOWLEDGES_OTHER, WRONG_INDEX, KEY_REVOKED -> true;
            default -> false;
        };
        if (never && honest(link.partner())) {
            throw new Violation(
                    Invariant.HONEST_ARE_NOT_ACCUSED,
                    link + " refused a batch of an honest zone: " + refusal.reason() + " " + refusal.sentence());
        }
    }

    static boolean isBusiness(EntryHeader header) {
        return header.kind() == EntryKind.MESSAGE || header.kind() == EntryKind.QUESTION;
    }
}
