package tongban.simulation;

import java.util.Map;
import java.util.TreeMap;
import tongban.kernel.code.ZoneCode;

/** One process of a zone. What it keeps in memory, its links, goes with it when it dies. */
final class Replica {

    /** Where it shall die next. */
    enum CrashPoint {
        NONE,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final SimulatedZone zone;
    private final int number;
    private final Map<ZoneCode, Link> links = new TreeMap<>();
    private boolean alive;
    private CrashPoint crashPoint = CrashPoint.NONE;

    Replica(SimulatedZone zone, int number) {
        this.zone = zone;
        this.number = number;
    }

    boolean alive() {
        return alive;
    }

    SimulatedZone zone() {
        return zone;
    }

    void start() {
        alive = true;
        zone.publicSide().restart();
        crashPoint = CrashPoint.NONE;
        for (SimulatedZone partner : zone.partners()) {
            links.put(partner.code(), new Link(this, partner));
        }
        links.values().forEach(Link::poke);
    }

    void die() {
        alive = false;
        links.values().forEach(Link::cut);
        links.clear();
    }

    void dieAt(CrashPoint point) {
        crashPoint = point;
    }

    /** Whether it dies here; it does so once. */
    boolean diesAt(CrashPoint point) {
        boolean here = crashPoint == point;
        if (here) {
            crashPoint = CrashPoint.NONE;
        }
        return here;
    }

    Link link(ZoneCode partner) {
        Link link = links.get(partner);
        if (link == null) {
            throw new IllegalStateException(this + " has no link to " + partner);
        }
        return link;
    }

    Iterable<Link> links() {
        return java.util.List.copyOf(links.values());
    }

    @Override
    public String toString() {
        return zone.code() + "#" + number;
    }
}
