package tongban.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Signer;
import tongban.simulation.Coverage.Seen;

/** A malicious zone: code of its own that holds the zone's real keys, and lies to one partner in one way. */
final class Liar {

    /** Ways to lie, and what the partner must hold in its hands afterwards. */
    enum Lie {
        /** Two heads of one size. */
        FORK(Found.PROVEN, Seen.FORKS),
        /** An earlier entry changed, and the longer log signed again. */
        REWRITTEN_ENTRY(Found.PROVEN, Seen.REWRITTEN_ENTRIES),
        /** An old head presented as the newest. */
        REPLAYED_HEAD(Found.SHOWN, Seen.REPLAYED_HEADS),
        /** An entry that calls itself by the next index. */
        SKIPPED_INDEX(Found.PROVEN, Seen.SKIPPED_INDEXES),
        /** A head signed by the key that was changed. */
        OLD_KEY(Found.PROVEN, Seen.OLD_KEYS),
        /** A head signed by a key that nobody certified. */
        FOREIGN_KEY(Found.SHOWN, Seen.FOREIGN_KEYS),
        /** An entry that is held already, sent once more with other bytes under the true head. */
        ALTERED_PREFIX(Found.REFUSED, Seen.ALTERED_PREFIXES),
        /** A larger head with an earlier time. */
        FALLEN_TIME(Found.REFUSED, Seen.FALLEN_TIMES),
        /** A root for the empty log. */
        EMPTY_LOG_WITH_ROOT(Found.REFUSED, Seen.EMPTY_LOGS_WITH_ROOT),
        /** An id used again for another body. */
        REUSED_ID(Found.ANSWERED, Seen.REUSED_IDS),
        /** The acknowledgement of a root that the partner's log never had. */
        FALSE_ACKNOWLEDGEMENT(Found.REFUSED, Seen.FALSE_ACKNOWLEDGEMENTS);

        private final Found found;
        private final Seen seen;

        Lie(Found found, Seen seen) {
            this.found = found;
            this.seen = seen;
        }

        Seen seen() {
            return seen;
        }

        Found found() {
            return found;
        }
    }

    /** What an honest zone makes of a lie. */
    enum Found {
        /** Evidence that the verifier holds for proven. */
        PROVEN,
        /** Evidence that shows what was refused. */
        SHOWN,
        /** A refusal of the batch. */
        REFUSED,
        /** A signed refusal of the entry. */
        ANSWERED
    }

    private final SimulatedZone zone;
    private final SimulatedZone victim;
    private final World world;
    private final RandomGenerator random;
    private final PairTables tables;
    private final TreeHash hash;
    private List<Digest> rewrittenLeaves = List.of();

    Liar(SimulatedZone zone, SimulatedZone victim) {
        this.zone = zone;
        this.victim = victim;
        this.world = zone.world();
        this.random = world.random();
        this.tables = zone.tables(victim);
        this.hash = new TreeHash(zone.suite());
    }

    /** Lies of the list for which there is an occasion now. */
    List<Lie> occasions() {
        PairTables theirs = victim.tables(zone);
        List<Lie> lies = new ArrayList<>();
        boolean heard = theirs.incoming.session() == tables.outgoing.session()
                && theirs.held.size() == tables.sent.size()
                && tables.drafts.isEmpty()
                && !isAheadOfTheVictim(later(true));
        if (!heard) {
            return lies;
        }
        lies.add(Lie.FOREIGN_KEY);
        lies.add(Lie.SKIPPED_INDEX);
        lies.add(Lie.FALSE_ACKNOWLEDGEMENT);
        if (tables.sent.isEmpty()) {
            lies.add(Lie.EMPTY_LOG_WITH_ROOT);
            return lies;
        }
        lies.addAll(List.of(Lie.FORK, Lie.REWRITTEN_ENTRY, Lie.ALTERED_PREFIX, Lie.FALLEN_TIME));
        if (tables.sent.stream()
                .anyMatch(entry -> Business.isBusiness(entry.header().orThrow()))) {
            lies.add(Lie.REUSED_ID);
        }
        if (theirs.batches.size() > 1) {
            lies.add(Lie.REPLAYED_HEAD);
        }
        if (zone.keys().place(theirs.incoming.keys().current()) > 0) {
            lies.add(Lie.OLD_KEY);
        }
        return lies;
    }

    /** A victim whose clock was set back refuses every head, true or not, until its clock has caught up. */
    private boolean isAheadOfTheVictim(java.time.Instant time) {
        return time.isAfter(victim.clock().plus(ChannelLimits.CLOCK_AHEAD_MAX));
    }

    /** Tells the lie, and checks what the partner makes of it. */
    void tell(Lie lie, Link ear) {
        world.coverage().count(Seen.LIES);
        world.say(zone + " lies to " + victim + ": " + lie);
        Account account = new Account(world, victim, zone);
        Envelope answer = ear.receive(request(lie)).orElseThrow();
        if (lie == Lie.REWRITTEN_ENTRY && answer.prove().isPresent()) {
            Optional<Envelope> unused = ear.receive(tied(answer.prove().getAsLong()));
        }
        account.require(lie, answer.refusal().map(BatchRefusal::reason));
    }

    private Envelope request(Lie lie) {
        long size = tables.sent.size();
        return switch (lie) {
            case FORK -> said(Batch.of(size, List.of(), head(size, noise(), true, due(size))));
            case REWRITTEN_ENTRY -> said(rewritten());
            case REPLAYED_HEAD -> {
                SignedCheckpoint old = victim.tables(zone).batches.getFirst().checkpoint();
                yield said(Batch.of(old.checkpoint().size(), List.of(), old));
            }
            case SKIPPED_INDEX -> said(grown(entry(size + 1, EntryId.random(random)), true, due(size + 1)));
            case OLD_KEY -> {
                PublicKey old = zone.keys().node().getFirst().publicKey();
                yield said(grown(entry(size, EntryId.random(random)), true, List.of(signer(old))));
            }
            case FOREIGN_KEY ->
                said(grown(
                        entry(size, EntryId.random(random)),
                        true,
                        List.of(zone.keys().foreign())));
            case ALTERED_PREFIX -> said(altered());
            case FALLEN_TIME -> said(grown(entry(size, EntryId.random(random)), false, due(size + 1)));
            case EMPTY_LOG_WITH_ROOT -> said(Batch.of(0, List.of(), head(0, noise(), true, due(0))));
            case REUSED_ID -> said(grown(entry(size, anyId()), true, due(size + 1)));
            case FALSE_ACKNOWLEDGEMENT -> said(Batch.of(size, List.of(), falselyAcknowledging(size)));
        };
    }

    private Envelope said(Batch batch) {
        return new Envelope.Builder(zone.code(), victim.code()).batch(batch).build(tables.outgoing.session());
    }

    private EntryId anyId() {
        List<EntryId> ids = tables.sent.stream()
                .map(entry -> entry.header().orThrow())
                .filter(Business::isBusiness)
                .map(EntryHeader::id)
                .toList();
        return ids.get(random.nextInt(ids.size()));
    }

    private Digest noise() {
        byte[] bytes = new byte[Digest.LENGTH];
        random.nextBytes(bytes);
        return Digest.of(bytes);
    }

    private Entry entry(long index, EntryId id) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        Body body = new Body(salt, Behaviour.PLAIN.body(Behaviour.PLAIN, 9, random));
        return Draft.message(id, zone.clock(), Optional.empty(), ZoneHandlers.TOPIC, body)
                .at(index, hash);
    }

    /** The true log and one entry more. */
    private Batch grown(Entry more, boolean later, List<Signer> signers) {
        long size = tables.sent.size();
        Frontier frontier = tables.outgoing.frontier().append(hash, List.of(hash.leaf(more.headerBytes())));
        return Batch.of(size, List.of(more), head(size + 1, frontier.root(hash), later, signers));
    }

    /** A log whose first entry was changed, and one entry more. */
    private Batch rewritten() {
        long size = tables.sent.size();
        Entry more = entry(size, EntryId.random(random));
        return Batch.of(size, List.of(more), head(size + 1, rewrittenTree(more).root(size + 1), true, due(size + 1)));
    }

    private TreeNodes rewrittenTree(Entry more) {
        List<Digest> leaves = new ArrayList<>(tables.sentLeaves);
        leaves.set(0, noise());
        leaves.add(hash.leaf(more.headerBytes()));
        rewrittenLeaves = leaves;
        return new TreeNodes(hash, new Leaves(leaves));
    }

    /** The tie between the two logs, as the partner asked for. */
    private Envelope tied(long from) {
        TreeNodes nodes = new TreeNodes(hash, new Leaves(rewrittenLeaves));
        long size = rewrittenLeaves.size();
        Batch batch = Batch.of(size, List.of(), head(size, nodes.root(size), true, due(size)));
        return new Envelope.Builder(zone.code(), victim.code())
                .batch(batch)
                .proof(new Envelope.Tie(nodes.root(from), ConsistencyProof.of(from, size, nodes)))
                .build(tables.outgoing.session());
    }

    /** The last entry once more with other bytes, under the true head. */
    private Batch altered() {
        long size = tables.sent.size();
        Entry other = entry(size - 1, EntryId.random(random));
        return Batch.of(
                size - 1, List.of(other), head(size, tables.outgoing.head().root(), true, due(size)));
    }

    private SignedCheckpoint falselyAcknowledging(long size) {
        Checkpoint head = tables.outgoing.head();
        Acknowledgement other = new Acknowledgement(victim.tables(zone).sent.size(), noise());
        return new Checkpoint(head.channel(), size, head.root(), later(true), Optional.of(other), head.publicHeads())
                .sign(due(size));
    }

    private SignedCheckpoint head(long size, Digest root, boolean later, List<Signer> signers) {
        Checkpoint head = tables.outgoing.head();
        return new Checkpoint(head.channel(), size, root, later(later), head.acknowledged(), head.publicHeads())
                .sign(signers);
    }

    private java.time.Instant later(boolean later) {
        java.time.Instant newest = victim.tables(zone).incoming.lastTime();
        return later ? newest.plusMillis(1) : newest.minusMillis(1);
    }

    private List<Signer> due(long size) {
        return victim.tables(zone).incoming.keys().keysFor(size).stream()
                .map(this::signer)
                .toList();
    }

    private Signer signer(PublicKey key) {
        return zone.keys().signer(key.id()).orElseThrow();
    }
}
