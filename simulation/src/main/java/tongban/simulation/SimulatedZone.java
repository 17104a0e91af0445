package tongban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Signer;
import tongban.kernel.seal.Suite;

/** One zone: its keys, its clock, its database, its processes and the people who run them. */
final class SimulatedZone {

    private final World world;
    private final ZoneCode code;
    private final Suite suite;
    private final KeyRing.ZoneKeys keys;
    private final ZoneDatabase database;
    private final List<SimulatedZone> partners = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();
    private final List<Backup> backups = new ArrayList<>();
    /** Software that was mended stays mended, whatever is restored. */
    private final Set<EntryId> mended = new HashSet<>();

    private final PublicSide publicSide;
    private Duration skew = Duration.ZERO;
    private Instant awayUntil = Instant.MIN;

    /** A backup of the database. */
    record Backup(Instant taken, ZoneDatabase.Snapshot snapshot) {}

    SimulatedZone(World world, ZoneCode code, Suite suite) {
        this.world = world;
        this.code = code;
        this.suite = suite;
        this.keys = world.keys().of(code, suite);
        this.database = new ZoneDatabase(new ZoneDatabase.Observer() {
            @Override
            public void committed(ZoneCode partner, PairTables before, PairTables after) {
                if (PublicSide.isPublic(SimulatedZone.this.code, partner)) {
                    return;
                }
                world.invariants().committed(SimulatedZone.this, world.zone(partner), before, after);
            }

            @Override
            public void fenced() {
                world.coverage().count(Coverage.Seen.FENCED);
            }
        });
        this.publicSide = new PublicSide(this);
    }

    PublicSide publicSide() {
        return publicSide;
    }

    void connect(SimulatedZone partner) {
        ChannelName out = ChannelName.between(code, partner.code, 1, suite);
        ChannelName in = ChannelName.between(partner.code, code, 1, partner.suite);
        Outgoing outgoing = Outgoing.empty(out, keys.node().getFirst().publicKey());
        database.create(partner.code, new PairTables(outgoing, world.keys().empty(in)));
        partners.add(partner);
    }

    void addReplica() {
        replicas.add(new Replica(this, replicas.size() + 1));
    }

    World world() {
        return world;
    }

    ZoneCode code() {
        return code;
    }

    Suite suite() {
        return suite;
    }

    KeyRing.ZoneKeys keys() {
        return keys;
    }

    ZoneDatabase database() {
        return database;
    }

    List<SimulatedZone> partners() {
        return partners;
    }

    List<Replica> replicas() {
        return replicas;
    }

    List<Replica> running() {
        return replicas.stream().filter(Replica::alive).toList();
    }

    List<Backup> backups() {
        return backups;
    }

    PairTables tables(SimulatedZone partner) {
        return database.tables(partner.code);
    }

    /** What this zone's clock shows. */
    Instant clock() {
        return world.timeline().now().plus(skew);
    }

    void skew(Duration by) {
        skew = by;
    }

    void goAway(Duration length) {
        awayUntil = world.timeline().now().plus(length);
    }

    void comeBack() {
        awayUntil = Instant.MIN;
    }

    boolean isAway() {
        return world.timeline().now().isBefore(awayUntil);
    }

    RandomGenerator random() {
        return world.random();
    }

    void mend(EntryId id) {
        mended.add(id);
    }

    boolean isMended(EntryId id) {
        return mended.contains(id);
    }

    boolean meetsOutage() {
        return world.hasFaults() && world.random().nextInt(2) == 0;
    }

    List<PublicHead> publicHeads() {
        return publicSide.heads();
    }

    /** A node key at hand; each signature with it is watched. */
    Optional<Signer> signer(KeyId id, SimulatedZone partner, Link link) {
        return keys.signer(id).map(key -> new Signer() {
            @Override
            public PublicKey publicKey() {
                return key.publicKey();
            }

            @Override
            public byte[] sign(Purpose purpose, byte[] message) {
                world.invariants().signs(SimulatedZone.this, partner, message);
                return key.sign(purpose, message);
            }
        });
    }

    /** Every process stops, the database is replaced by an older one, and the processes start again later. */
    void restore(Backup backup) {
        replicas.forEach(Replica::die);
        publicSide.restart();
        database.restore(backup.snapshot());
        backups.removeIf(other -> other.taken().isAfter(backup.taken()));
    }

    @Override
    public String toString() {
        return code.value();
    }
}
