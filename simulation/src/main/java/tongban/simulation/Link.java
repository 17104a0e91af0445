package tongban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.exchange.Exchange;
import tongban.kernel.exchange.ExchangeEvent;
import tongban.kernel.exchange.ExchangeStore;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Outage;
import tongban.simulation.Coverage.Seen;

/** One process's end towards one partner: the kernel's exchange, and what a host does around it. */
final class Link implements ZoneDatabase.Weather {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Replica replica;
    private final SimulatedZone zone;
    private final SimulatedZone partner;
    private final World world;
    private final Exchange exchange;
    private boolean live = true;
    private boolean poked;
    private long underWay = -1;
    private Instant wake = Instant.MAX;

    Link(Replica replica, SimulatedZone partner) {
        this.replica = replica;
        this.zone = replica.zone();
        this.partner = partner;
        this.world = zone.world();
        ExchangeStore store = new ExchangeStore() {
            @Override
            public <T> T inTransaction(java.util.function.Function<ExchangeTransaction, T> work) {
                return zone.database().inTransaction(partner.code(), Link.this, work);
            }
        };
        this.exchange = new Exchange(
                new Exchange.Parties(
                        zone.code(), partner.code(), zone.keys().seal().publicKey()),
                store,
                new ZoneHandlers(zone),
                new Exchange.Surroundings(
                        key -> zone.signer(key, partner, this), zone.random(), zone::publicHeads, this::heard),
                zone.clock());
    }

    Replica replica() {
        return replica;
    }

    SimulatedZone partner() {
        return partner;
    }

    boolean isOpen() {
        return exchange.isOpen();
    }

    boolean waitsFor(long request) {
        return live && underWay == request;
    }

    void cut() {
        live = false;
    }

    /** Asks the exchange soon whether there is something to send. */
    void poke() {
        if (!poked && live) {
            poked = true;
            world.timeline().inMillis(1, () -> {
                poked = false;
                poll();
            });
        }
    }

    void poll() {
        if (!live || world.isDead(zone, partner)) {
            return;
        }
        Optional<Envelope> envelope =
                guarded("poll", () -> exchange.poll(zone.clock())).orElse(Optional.empty());
        if (live) {
            envelope.ifPresent(value -> underWay = world.network().request(this, value));
            sleep();
        }
    }

    private void sleep() {
        Instant now = zone.clock();
        Duration pause = Duration.between(now, exchange.nextPoll(now));
        // An idle node looks once a minute; here ten times less often, which changes nothing but the cost.
        Duration until = pause.equals(IDLE) ? IDLE.multipliedBy(10) : pause.plusMillis(1);
        Instant when = world.timeline().now().plus(until.isNegative() ? Duration.ofMillis(1) : until);
        if (wake.equals(when)) {
            return;
        }
        wake = when;
        world.timeline().at(when, () -> {
            if (wake.equals(when)) {
                wake = Instant.MAX;
                poll();
            }
        });
    }

    /** A request of the partner; empty when the process died or its database failed over it. */
    Optional<Envelope> receive(Envelope request) {
        Optional<Envelope> answer = guarded("receive", () -> exchange.receive(request, zone.clock()));
        if (live) {
            poke();
        }
        return answer;
    }

    void answered(Envelope answer) {
        underWay = -1;
        guarded("answered", () -> {
            exchange.answered(answer, zone.clock());
            return true;
        });
        poke();
    }

    void failed() {
        underWay = -1;
        exchange.failed(zone.clock());
        sleep();
    }

    int retry(OrderingKey key, boolean dismiss) {
        int settled = guarded("retry", () -> exchange.retry(key, dismiss, zone.clock()))
                .orElse(0);
        poke();
        return settled;
    }

    private <T> Optional<T> guarded(String act, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Crash crash) {
            world.died(replica, crash.where());
            return Optional.empty();
        } catch (Outage outage) {
            world.say(replica + " " + act + " from " + partner.code() + ": " + outage.getMessage());
            world.coverage().count(Seen.OUTAGES);
            return Optional.empty();
        } catch (RuntimeException fault) {
            Violation violation = new Violation(
                    Invariant.NO_FAULT_OF_ITS_OWN, replica + " " + act + " of " + partner.code() + ": " + fault);
            violation.initCause(fault);
            throw violation;
        }
    }

    private void heard(ExchangeEvent event) {
        world.heard(this, event);
    }

    @Override
    public void beforeCommit() {
        if (replica.diesAt(Replica.CrashPoint.BEFORE_COMMIT)) {
            world.coverage().count(Seen.CRASHES_BEFORE_COMMIT);
            throw new Crash("before the commit");
        }
        world.aroundCommit(this);
    }

    @Override
    public void afterCommit() {
        if (replica.diesAt(Replica.CrashPoint.AFTER_COMMIT)) {
            world.coverage().count(Seen.CRASHES_AFTER_COMMIT);
            throw new Crash("after the commit");
        }
    }

    SimulatedZone zone() {
        return zone;
    }

    @Override
    public String toString() {
        return replica + ">" + partner.code();
    }
}
