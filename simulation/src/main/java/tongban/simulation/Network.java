package tongban.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Envelope;
import tongban.simulation.Coverage.Seen;

/**
 * The network between zones. Envelopes travel as bytes; a request may be lost, delayed, delivered twice, damaged or
 * cut; an answer belongs to one request, and one that comes too late finds nobody who waits for it.
 */
final class Network {

    private static final int QUICK_MILLIS_MAX = 120;
    private static final int LATE_MILLIS_MAX = 100_000;

    private final World world;
    private final Set<String> cut = new HashSet<>();
    private boolean faulty = true;
    /** Of a hundred requests or answers, how many suffer a fault of the network. */
    private int faultsPercent = 15;

    private boolean delayNext;
    private long requests;
    private java.time.Instant lastRequest;

    Network(World world) {
        this.world = world;
        this.lastRequest = world.timeline().now();
    }

    void faultsPercent(int percent) {
        faultsPercent = percent;
    }

    void heal() {
        faulty = false;
        cut.clear();
    }

    /** The next envelope takes long. */
    void delayNext() {
        delayNext = true;
    }

    /** Requests so far. */
    long requests() {
        return requests;
    }

    java.time.Instant lastRequest() {
        return lastRequest;
    }

    private static String pair(SimulatedZone one, SimulatedZone other) {
        boolean ordered = one.code().compareTo(other.code()) < 0;
        return ordered ? one.code() + " " + other.code() : other.code() + " " + one.code();
    }

    void cut(SimulatedZone one, SimulatedZone other) {
        cut.add(pair(one, other));
    }

    void mend(SimulatedZone one, SimulatedZone other) {
        cut.remove(pair(one, other));
    }

    boolean reaches(SimulatedZone one, SimulatedZone other) {
        return !unreachable(one, other);
    }

    private boolean unreachable(SimulatedZone one, SimulatedZone other) {
        return one.isAway() || other.isAway() || cut.contains(pair(one, other));
    }

    private boolean strikes() {
        return faulty && world.random().nextInt(100) < faultsPercent;
    }

    /** Sends a request; returns its number. */
    long request(Link from, Envelope envelope) {
        long number = ++requests;
        lastRequest = world.timeline().now();
        world.coverage().count(Seen.REQUESTS);
        byte[] bytes = envelope.encode();
        world.trace().bytes(bytes);
        world.say(from + " request " + number + " " + Telling.of(envelope));
        carry(bytes, damaged -> deliver(from, number, damaged));
        return number;
    }

    /** Brings bytes to the other side once, twice, late, damaged or not at all. */
    private void carry(byte[] bytes, java.util.function.Consumer<byte[]> arrive) {
        long delay = 1 + world.random().nextInt(QUICK_MILLIS_MAX);
        if (delayNext) {
            delayNext = false;
            world.coverage().count(Seen.LATE);
            world.timeline().inMillis(2_000 + world.random().nextInt(LATE_MILLIS_MAX), () -> arrive.accept(bytes));
            return;
        }
        if (!strikes()) {
            world.timeline().inMillis(delay, () -> arrive.accept(bytes));
            return;
        }
        switch (world.random().nextInt(6)) {
            case 0, 1 -> world.coverage().count(Seen.LOST);
            case 2 -> {
                world.coverage().count(Seen.DUPLICATED);
                world.timeline().inMillis(delay, () -> arrive.accept(bytes));
                long again = world.random().nextInt(world.random().nextBoolean() ? 300 : LATE_MILLIS_MAX);
                world.timeline().inMillis(delay + again, () -> arrive.accept(bytes));
            }
            case 3 -> {
                world.coverage().count(Seen.LATE);
                long late = world.random().nextInt(LATE_MILLIS_MAX);
                world.timeline().inMillis(late, () -> arrive.accept(bytes));
            }
            case 4 -> {
                world.coverage().count(Seen.CORRUPTED);
                byte[] damaged = damaged(bytes);
                world.timeline().inMillis(delay, () -> arrive.accept(damaged));
            }
            default -> {
                world.coverage().count(Seen.TRUNCATED);
                byte[] part = java.util.Arrays.copyOf(bytes, world.random().nextInt(bytes.length));
                world.timeline().inMillis(delay, () -> arrive.accept(part));
            }
        }
    }

    private byte[] damaged(byte[] bytes) {
        byte[] damaged = bytes.clone();
        for (int i = world.random().nextInt(3); i >= 0; i--) {
            damaged[world.random().nextInt(damaged.length)] ^=
                    (byte) (1 << world.random().nextInt(8));
        }
        return damaged;
    }

    private void deliver(Link from, long number, byte[] bytes) {
        SimulatedZone to = from.partner();
        if (unreachable(from.zone(), to) || world.isDead(from.zone(), to)) {
            return;
        }
        List<Replica> running = to.running();
        if (running.isEmpty()) {
            world.timeline().inMillis(5, () -> failed(from, number, "nobody listens"));
            return;
        }
        if (!(Envelope.decode(bytes) instanceof Decoded.Well<Envelope> envelope)) {
            world.timeline().inMillis(5, () -> failed(from, number, "refused as malformed"));
            return;
        }
        Replica replica = running.get(world.random().nextInt(running.size()));
        Link link = replica.link(from.zone().code());
        world.beginReceiving(link, envelope.value());
        Optional<Envelope> answer = link.receive(envelope.value());
        world.endReceiving();
        if (answer.isEmpty()) {
            world.timeline().inMillis(5, () -> failed(from, number, "service unavailable"));
            return;
        }
        byte[] back = answer.get().encode();
        world.trace().bytes(back);
        world.say(link + " answer " + number + " " + Telling.of(answer.get()));
        carry(back, damaged -> answer(from, number, damaged));
    }

    private void answer(Link from, long number, byte[] bytes) {
        if (unreachable(from.zone(), from.partner())
                || world.isDead(from.zone(), from.partner())
                || !from.waitsFor(number)) {
            return;
        }
        if (Envelope.decode(bytes) instanceof Decoded.Well<Envelope> envelope) {
            from.answered(envelope.value());
        } else {
            failed(from, number, "an unreadable answer");
        }
    }

    private void failed(Link from, long number, String why) {
        if (from.waitsFor(number)) {
            world.say(from + " request " + number + " failed: " + why);
            from.failed();
        }
    }
}
