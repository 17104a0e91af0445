package tongban.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Examination;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.OutgoingLog;
import tongban.kernel.exchange.PublicLog;
import tongban.kernel.exchange.PublicReader;
import tongban.kernel.exchange.PublicReader.View;
import tongban.kernel.seal.Signer;
import tongban.simulation.Coverage.Seen;

/** A zone's public log, and its copies of the public logs of its partners. */
final class PublicSide {

    /** A database that does nothing unexpected: faults around commits are tried in the channels of pairs. */
    private static final ZoneDatabase.Weather CALM = new ZoneDatabase.Weather() {
        @Override
        public void beforeCommit() {}

        @Override
        public void afterCommit() {}
    };

    private final SimulatedZone zone;
    private final World world;
    private PublicLog log;

    PublicSide(SimulatedZone zone) {
        this.zone = zone;
        this.world = zone.world();
        this.log = started();
    }

    static ChannelName name(SimulatedZone of) {
        return ChannelName.publicOf(of.code(), 1, of.suite());
    }

    /** Where a zone keeps its copy of another one's public log. */
    static ZoneCode copyOf(SimulatedZone of) {
        return new ZoneCode("of-" + of.code());
    }

    static boolean isPublic(ZoneCode self, ZoneCode place) {
        return place.equals(self) || place.value().startsWith("of-");
    }

    void found() {
        Outgoing own = Outgoing.empty(name(zone), zone.keys().node().getFirst().publicKey());
        zone.database().create(zone.code(), new PairTables(own, world.keys().empty(name(zone))));
        for (SimulatedZone partner : zone.partners()) {
            zone.database()
                    .create(copyOf(partner), new PairTables(own, world.keys().empty(name(partner))));
        }
    }

    /** What was in memory is lost. */
    void restart() {
        log = started();
    }

    private PublicLog started() {
        PublicLog.Store store = new PublicLog.Store() {
            @Override
            public <T> T inTransaction(java.util.function.Function<OutgoingLog, T> work) {
                return zone.database().inTransaction(zone.code(), CALM, work::apply);
            }
        };
        return new PublicLog(
                zone.keys().seal().publicKey(), store, key -> zone.keys().signer(key));
    }

    PairTables own() {
        return zone.database().tables(zone.code());
    }

    PairTables copy(SimulatedZone of) {
        return zone.database().tables(copyOf(of));
    }

    /** Asks all partners what they hold of this log, and fetches back what is missing; false when one does not answer. */
    private boolean open() {
        for (int round = 0; round < 100; round++) {
            List<SignedCheckpoint> held = new ArrayList<>();
            for (SimulatedZone partner : zone.partners()) {
                if (!world.network().reaches(zone, partner) || partner.running().isEmpty()) {
                    return false;
                }
                partner.publicSide().copy(zone).incoming.head().ifPresent(held::add);
            }
            switch (log.open(held, zone.clock())) {
                case PublicLog.Opening.Opened opened -> {
                    return true;
                }
                case PublicLog.Opening.Missing missing -> fetch(missing);
                case PublicLog.Opening.Differs differs ->
                    throw new Violation(
                            Invariant.HONEST_ARE_NOT_ACCUSED, zone + ": a partner holds another public log of it");
            }
        }
        throw new Violation(Invariant.COMES_TO_REST, zone + " cannot fetch its public log back");
    }

    private void fetch(PublicLog.Opening.Missing missing) {
        for (SimulatedZone partner : zone.partners()) {
            if (partner.publicSide().copy(zone).held.size() > missing.from()) {
                Batch batch = partner.database()
                        .inTransaction(copyOf(zone), CALM, copy -> copy.incomingBatch(missing.from()));
                world.say(zone + " fetches its public log from " + missing.from() + " back from " + partner);
                boolean unused = log.adopt(batch);
                return;
            }
        }
    }

    /** Writes something for the public and, when the log is open, publishes it. */
    void publish() {
        byte[] salt = new byte[Body.SALT_LENGTH];
        zone.random().nextBytes(salt);
        byte[] bytes = Behaviour.PLAIN.body(Behaviour.PLAIN, 12, zone.random());
        Draft draft = Draft.message(
                EntryId.random(zone.random()),
                zone.clock(),
                Optional.empty(),
                ZoneHandlers.TOPIC,
                new Body(salt, bytes));
        zone.database().commit(List.of(zone.database().begin(zone.code(), draft)));
        proceed();
    }

    void proceed() {
        if (world.invariants().honest(zone) && open()) {
            world.coverage().count(Seen.PUBLIC_ENTRIES, log.publish(zone.clock()));
        }
    }

    /** Reads on in a partner's public log. */
    void read(SimulatedZone of) {
        if (!world.network().reaches(zone, of) || !world.invariants().honest(of)) {
            return;
        }
        of.publicSide()
                .log
                .read(copy(of).held.size())
                .map(Batch::encode)
                .map(Batch::decode)
                .ifPresent(batch -> take(of, batch.orThrow()));
    }

    Examination take(SimulatedZone of, Batch batch) {
        Examination result = zone.database()
                .inTransaction(copyOf(of), CALM, copy -> new PublicReader(copy).take(batch, zone.clock()));
        if (result instanceof Examination.Forked forked) {
            world.invariants().accused(zone, of, forked.evidence());
        }
        return result;
    }

    /** The newest heads seen, which travel in this zone's checkpoints. */
    List<PublicHead> heads() {
        List<PublicHead> heads = new ArrayList<>();
        for (SimulatedZone partner : zone.partners()) {
            PairTables copy = copy(partner);
            if (!copy.held.isEmpty()) {
                heads.add(new PublicHead(
                        copy.incoming.channel(),
                        copy.incoming.size(),
                        copy.incoming.acknowledgement().root()));
            }
        }
        heads.sort(Comparator.comparing(PublicHead::channel));
        return heads;
    }

    /** A partner said which public heads it has seen: they are held against the own copies. */
    void compare(SimulatedZone teller, List<PublicHead> said) {
        for (PublicHead head : said) {
            zone.partners().stream()
                    .filter(partner -> name(partner).equals(head.channel()))
                    .forEach(of -> compare(teller, of, head));
        }
    }

    private void compare(SimulatedZone teller, SimulatedZone of, PublicHead head) {
        if (copy(of).incoming.forked()) {
            return;
        }
        View view = view(of, head);
        if (view == View.BEYOND) {
            read(of);
            view = view(of, head);
        }
        if (view != View.AGREES) {
            ask(teller, of);
        }
    }

    private View view(SimulatedZone of, PublicHead head) {
        return zone.database().inTransaction(copyOf(of), CALM, copy -> new PublicReader(copy).compare(head));
    }

    /** Asks a partner for the signed head that it repeated, with the tie to what is held here. */
    private void ask(SimulatedZone teller, SimulatedZone of) {
        Optional<SignedCheckpoint> head = teller.publicSide().copy(of).incoming.head();
        long own = copy(of).held.size();
        if (head.isEmpty() || own == 0) {
            return;
        }
        long from = Math.min(own, head.get().checkpoint().size());
        var root = teller.database().inTransaction(copyOf(of), CALM, copy -> new PublicReader(copy).root(from));
        var tie = teller.database().inTransaction(copyOf(of), CALM, copy -> new PublicReader(copy).tie(from));
        Optional<Evidence> evidence = zone.database()
                .inTransaction(copyOf(of), CALM, copy -> new PublicReader(copy).judge(head.get(), root, tie));
        evidence.ifPresent(found -> world.invariants().accused(zone, of, found));
    }

    /** A view for one reader alone: an entry that the other readers do not see, signed with the real key. */
    Batch viewFor(SimulatedZone reader) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        zone.random().nextBytes(salt);
        byte[] bytes = Behaviour.PLAIN.body(Behaviour.PLAIN, 12, zone.random());
        var incoming = reader.publicSide().copy(zone).incoming;
        var hash = new tongban.kernel.merkle.TreeHash(zone.suite());
        var entry = Draft.message(
                        EntryId.random(zone.random()),
                        zone.clock(),
                        Optional.empty(),
                        ZoneHandlers.TOPIC,
                        new Body(salt, bytes))
                .at(incoming.size(), hash);
        var root = incoming.frontier()
                .append(hash, List.of(hash.leaf(entry.headerBytes())))
                .root(hash);
        Signer signer = zone.keys().signer(incoming.keys().current().id()).orElseThrow();
        var head = new tongban.kernel.channel.Checkpoint(
                name(zone), incoming.size() + 1, root, incoming.lastTime().plusMillis(1), Optional.empty(), List.of());
        return Batch.of(incoming.size(), List.of(entry), head.sign(List.of(signer)));
    }
}
