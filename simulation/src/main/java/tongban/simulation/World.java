package tongban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.Envelope;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.ExchangeEvent;
import tongban.simulation.Coverage.Seen;

/** All zones of one run, the network between them, and time. */
final class World {

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    /** Far more than any run needs once the network is well. */
    private static final long REQUESTS_TO_REST_MAX = 1200;

    private final SplittableRandom random;
    private final KeyRing keys;
    private final Coverage coverage = new Coverage();
    private final Trace trace;
    private final Timeline timeline = new Timeline(START);
    private final Invariants invariants = new Invariants(this);
    private final Network network;
    private final Map<ZoneCode, SimulatedZone> zones = new TreeMap<>();
    /** Pairs whose channel has ended by a proven lie. */
    private final Set<String> dead = new HashSet<>();

    private boolean faults = true;
    private int interleavedPercent = 10;
    private int depth;
    private BiConsumer<SimulatedZone, SimulatedZone> meanwhile = (zone, partner) -> {};
    private @Nullable Link receiving;
    private @Nullable Envelope received;

    World(long seed, KeyRing keys, Trace trace) {
        this.random = new SplittableRandom(seed);
        this.keys = keys;
        this.trace = trace;
        this.network = new Network(this);
        keys.restart(seed);
    }

    RandomGenerator random() {
        return random;
    }

    KeyRing keys() {
        return keys;
    }

    Coverage coverage() {
        return coverage;
    }

    Trace trace() {
        return trace;
    }

    Timeline timeline() {
        return timeline;
    }

    Invariants invariants() {
        return invariants;
    }

    Network network() {
        return network;
    }

    List<SimulatedZone> zones() {
        return new ArrayList<>(zones.values());
    }

    SimulatedZone zone(ZoneCode code) {
        SimulatedZone zone = zones.get(code);
        if (zone == null) {
            throw new IllegalArgumentException("no zone " + code);
        }
        return zone;
    }

    void add(SimulatedZone zone) {
        zones.put(zone.code(), zone);
    }

    void say(String line) {
        trace.say(timeline.now(), line);
    }

    void detail(java.util.function.Supplier<String> line) {
        trace.detail(timeline.now(), line);
    }

    boolean hasFaults() {
        return faults;
    }

    void heal() {
        faults = false;
        network.heal();
    }

    boolean isDead(SimulatedZone one, SimulatedZone other) {
        return dead.contains(one + " " + other) || dead.contains(other + " " + one);
    }

    void end(SimulatedZone one, SimulatedZone other) {
        dead.add(one + " " + other);
    }

    /** A process died; it starts again after a while. */
    void died(Replica replica, String where) {
        say(replica + " dies " + where);
        coverage.count(Seen.CRASHES);
        replica.die();
        timeline.inMillis(200 + random.nextInt(20_000), () -> start(replica));
    }

    void start(Replica replica) {
        if (!replica.alive()) {
            say(replica + " starts");
            coverage.count(Seen.RESTARTS);
            replica.start();
        }
    }

    /** What a zone's business does while one of its processes sleeps. */
    void meanwhile(BiConsumer<SimulatedZone, SimulatedZone> business) {
        meanwhile = business;
    }

    void beginReceiving(Link link, Envelope envelope) {
        receiving = link;
        received = envelope;
    }

    void endReceiving() {
        receiving = null;
        received = null;
    }

    /** Just before a commit: another process of the zone may be faster, or the database may go away. */
    void aroundCommit(Link link) {
        if (!faults || depth > 0 || random.nextInt(100) >= interleavedPercent) {
            return;
        }
        if (random.nextInt(8) == 0) {
            throw new tongban.kernel.exchange.Outage("the database did not answer");
        }
        List<Replica> others = new ArrayList<>(link.zone().running());
        others.remove(link.replica());
        if (others.isEmpty()) {
            return;
        }
        coverage.count(Seen.INTERLEAVED);
        Link other =
                others.get(random.nextInt(others.size())).link(link.partner().code());
        say(link + " sleeps before its commit, and " + other + " goes on");
        if (random.nextBoolean()) {
            meanwhile.accept(link.zone(), link.partner());
        }
        depth++;
        try {
            Envelope request = received;
            if (receiving == link && request != null && random.nextBoolean()) {
                Optional<Envelope> unused = other.receive(request);
            } else {
                other.poll();
            }
        } finally {
            depth--;
        }
    }

    void heard(Link link, ExchangeEvent event) {
        switch (event) {
            case ExchangeEvent.Opened opened -> {
                say(link + " opened at " + opened.size());
                invariants.opened(link.zone(), link.partner());
            }
            case ExchangeEvent.Recovered recovered -> {
                coverage.count(Seen.RECOVERED);
                say(link + " recovered [" + recovered.from() + "," + recovered.to() + ")");
            }
            case ExchangeEvent.PartnerRestored restored -> {
                coverage.count(Seen.PARTNER_RESTORED);
                say(link + " sees its partner restored from " + restored.from() + " to " + restored.to());
            }
            case ExchangeEvent.Taken taken -> say(link + " took [" + taken.from() + "," + taken.to() + ")");
            case ExchangeEvent.RefusedBatch refused -> refused(link, refused.refusal());
            case ExchangeEvent.BatchWasRefused refused -> {}
            case ExchangeEvent.StaleHead stale -> invariants.accused(link, stale.evidence());
            case ExchangeEvent.LieFound lie -> invariants.accused(link, lie.evidence());
            case ExchangeEvent.OwnForkSuspected suspected -> invariants.suspected(link, suspected.sentence());
            case ExchangeEvent.PublicHeadsSeen seen -> {
                coverage.count(Seen.PUBLIC_HEADS);
                link.zone().publicSide().compare(link.partner(), seen.heads());
            }
        }
    }

    private void refused(Link link, BatchRefusal refusal) {
        say(link + " refused: " + refusal.reason() + " " + refusal.sentence());
        switch (refusal.reason()) {
            case CLOCK_AHEAD -> coverage.count(Seen.CLOCK_AHEAD);
            case WRONG_SESSION -> coverage.count(Seen.SESSIONS_REFUSED);
            default -> {}
        }
        invariants.refused(link, refusal);
    }

    /** Runs until nothing was requested for a while. */
    boolean comesToRest(Duration quiet, Duration most) {
        Instant begin = timeline.now();
        Instant deadline = begin.plus(most);
        long enough = network.requests() + REQUESTS_TO_REST_MAX;
        while (timeline.now().isBefore(deadline) && network.requests() < enough) {
            Instant last = network.lastRequest().isAfter(begin) ? network.lastRequest() : begin;
            Instant rest = last.plus(quiet);
            if (!timeline.now().isBefore(rest)) {
                return true;
            }
            timeline.step(rest);
        }
        return false;
    }
}
