package tongban.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.simulation.Coverage.Seen;

/** What must hold when all has come to rest: looks at the databases alone. */
final class AtRest {

    private final World world;

    AtRest(World world) {
        this.world = world;
    }

    void check() {
        for (SimulatedZone zone : world.zones()) {
            for (SimulatedZone partner : zone.partners()) {
                partner.publicSide().proceed();
                zone.publicSide().read(partner);
                if (world.invariants().honest(partner)) {
                    require(
                            zone.publicSide()
                                    .copy(partner)
                                    .heldLeaves
                                    .equals(partner.publicSide().own().sentLeaves),
                            Invariant.LOGS_EQUAL_AT_REST,
                            zone + " does not hold the public log of " + partner);
                }
                if (!world.isDead(zone, partner)) {
                    direction(zone, partner);
                }
            }
        }
    }

    /** One log: from its sender to its receiver. */
    private void direction(SimulatedZone from, SimulatedZone to) {
        PairTables sender = from.tables(to);
        PairTables receiver = to.tables(from);
        String name = from + ">" + to;
        require(
                sender.sentLeaves.equals(receiver.heldLeaves),
                Invariant.LOGS_EQUAL_AT_REST,
                name + ": the sender has " + sender.sent.size() + " entries, the receiver " + receiver.held.size());
        require(
                sender.outgoing.acknowledged().size() == sender.sent.size(),
                Invariant.LOGS_EQUAL_AT_REST,
                name + ": only " + sender.outgoing.acknowledged().size() + " of " + sender.sent.size()
                        + " entries are acknowledged");
        require(receiver.waiting.isEmpty(), Invariant.LOGS_EQUAL_AT_REST, name + ": entries wait");
        require(
                receiver.incoming.waiting() == 0,
                Invariant.LOGS_EQUAL_AT_REST,
                name + ": nothing waits, but " + receiver.incoming.waiting() + " are counted");
        bodies(name, sender, receiver);
        facts(name, sender);
        Set<EntryId> effects = new HashSet<>();
        receiver.effects.forEach(effect -> effects.add(effect.header().id()));
        for (Entry entry : sender.sent) {
            entry(name, entry, receiver, effects);
        }
        erased(name, sender, receiver);
        proofs(name, sender);
    }

    private static void bodies(String name, PairTables sender, PairTables receiver) {
        TreeHash hash = new TreeHash(sender.outgoing.channel().suite());
        for (List<Entry> kept : List.of(sender.sent, receiver.held)) {
            for (int i = 0; i < kept.size(); i++) {
                require(
                        kept.get(i).bodyIsItsHeaders(hash),
                        Invariant.BODIES_ARE_THEIR_HEADERS,
                        name + ": the body of entry " + i + " is not the one that its header names");
            }
        }
    }

    private static void facts(String name, PairTables sender) {
        require(sender.drafts.isEmpty(), Invariant.EVERY_FACT_IS_TOLD, name + ": drafts were never sequenced");
        Set<EntryId> said = new HashSet<>();
        for (Entry entry : sender.sent) {
            EntryHeader header = entry.header().orThrow();
            if (Business.isBusiness(header)) {
                require(said.add(header.id()), Invariant.EVERY_FACT_IS_TOLD, name + ": a fact was told twice");
            }
        }
        require(
                said.equals(sender.told),
                Invariant.EVERY_FACT_IS_TOLD,
                name + ": " + sender.told.size() + " facts were committed, " + said.size() + " stand in the log");
    }

    private void entry(String name, Entry sent, PairTables receiver, Set<EntryId> effects) {
        EntryHeader header = sent.header().orThrow();
        if (header.kind().isControl()) {
            return;
        }
        List<EntryHeader> answers = receiver.sent.stream()
                .map(entry -> entry.header().orThrow())
                .filter(reply -> reply.inReplyTo().filter(header.id()::equals).isPresent())
                .toList();
        long refusals = answers.stream()
                .filter(reply -> reply.kind() == EntryKind.REFUSAL)
                .count();
        long finals = refusals
                + answers.stream()
                        .filter(reply -> reply.kind() == EntryKind.ANSWER)
                        .count();
        boolean effect = effects.contains(header.id());
        String entry = name + " entry " + header.index() + " (" + header.kind() + ")";
        boolean mayBeRefused = header.kind() != EntryKind.REFUSAL && header.kind() != EntryKind.SET_ASIDE;
        // An answer stands although a restored zone has lost the effect, when the body was erased before it came again.
        boolean lost = sent.body().isEmpty() && !effect && (finals > 0 || !mayBeRefused);
        require(
                effect != refusals > 0 || !mayBeRefused || lost,
                Invariant.ONE_EFFECT_ONCE,
                entry + " has " + (effect ? "an effect" : "no effect") + " and " + refusals + " refusals");
        require(finals <= 1, Invariant.ONE_ANSWER, entry + " has " + finals + " final answers");
        if (header.kind() == EntryKind.QUESTION) {
            require(finals == 1, Invariant.ONE_ANSWER, entry + " has no final answer");
        }
        world.coverage().count(Seen.REFUSALS, refusals);
        world.coverage().count(Seen.ANSWERS, finals - refusals);
    }

    private static void erased(String name, PairTables sender, PairTables receiver) {
        for (Entry entry : sender.sent) {
            EntryHeader header = entry.header().orThrow();
            if (header.kind() != EntryKind.ERASURE) {
                continue;
            }
            ErasureBody body =
                    ErasureBody.decode(entry.body().orElseThrow().bytes()).orElseThrow();
            for (long index : body.indexes()) {
                boolean gone = sender.sent.get((int) index).body().isEmpty()
                        && receiver.held.get((int) index).body().isEmpty();
                require(gone, Invariant.ERASED_IS_GONE, name + ": the body of entry " + index + " is still there");
            }
        }
    }

    private void proofs(String name, PairTables sender) {
        if (sender.sent.isEmpty()) {
            return;
        }
        int index = world.random().nextInt(sender.sent.size());
        TreeHash hash = new TreeHash(sender.outgoing.channel().suite());
        TreeNodes nodes = new TreeNodes(hash, new Leaves(sender.sentLeaves));
        InclusionProof proof = InclusionProof.of(index, sender.sent.size(), nodes);
        require(
                proof.proves(
                        hash,
                        hash.leaf(sender.sent.get(index).headerBytes()),
                        sender.outgoing.head().root()),
                Invariant.ERASED_IS_GONE,
                name + ": entry " + index + " cannot be proven");
    }

    private static void require(boolean holds, Invariant invariant, String sentence) {
        if (!holds) {
            throw new Violation(invariant, sentence);
        }
    }
}
