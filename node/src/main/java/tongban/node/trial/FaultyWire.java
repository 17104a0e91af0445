package tongban.node.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * A TCP connection that fails on purpose: it listens on a free port of loopback and passes bytes to another address,
 * under the fault that is set. A fault takes hold of connections that are open already, too. For a few connections;
 * each has two virtual threads, which end when it is closed.
 */
public final class FaultyWire implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 64;
    private static final int PIECE = 8 * 1024;
    private static final int LOOK_MS = 20;
    private static final int SLICES_A_SECOND = 20;

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final RandomGenerator random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong harmed = new AtomicLong();
    private volatile Fault fault = new Fault.None();
    private volatile boolean closed;

    private FaultyWire(ServerSocket door, InetSocketAddress target, RandomGenerator random) {
        this.door = door;
        this.target = target;
        this.random = random;
    }

    /** One end of a connection and the way from it to the other. */
    private record Way(Socket from, Socket to, boolean answer) {}

    /**
     * Begins to listen.
     *
     * @param target where bytes go
     * @param random which bits are flipped
     */
    public static FaultyWire to(InetSocketAddress target, RandomGenerator random) {
        try {
            FaultyWire wire = new FaultyWire(
                    new ServerSocket(0, CONNECTIONS_MAX, InetAddress.getLoopbackAddress()), target, random);
            Thread.ofVirtual().name("faulty-wire").start(wire::accept);
            return wire;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on bytes pass under this fault. */
    public void set(Fault next) {
        fault = next;
        if (!(next instanceof Fault.None)) {
            harmed.incrementAndGet();
        }
    }

    /** Closes what the faults have left half open, and lets everything pass again. */
    public void heal() {
        fault = new Fault.None();
        open.forEach(FaultyWire::shut);
    }

    /** How many faults were set. */
    public long faults() {
        return harmed.get();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = door.accept();
                if (fault instanceof Fault.Refuse || open.size() >= 2 * CONNECTIONS_MAX) {
                    shut(client);
                } else {
                    Thread.ofVirtual().start(() -> join(client));
                }
            } catch (IOException end) {
                // Closed, or one connection was gone before it was accepted; the condition above tells.
                Thread.onSpinWait();
            }
        }
    }

    private void join(Socket client) {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            server.connect(target, 5_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pass(new Way(server, client, true)));
            pass(new Way(client, server, false));
        } catch (IOException unreachable) {
            shut(client);
            shut(server);
        }
    }

    private void pass(Way way) {
        byte[] piece = new byte[PIECE];
        long passed = 0;
        try {
            InputStream in = way.from().getInputStream();
            OutputStream out = way.to().getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!gives(way, piece, length, passed, out)) {
                    break;
                }
                passed += length;
            }
        } catch (IOException broken) {
            // One end is gone; the other learns it now.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        shut(way.from());
        shut(way.to());
        open.remove(way.from());
        open.remove(way.to());
    }

    /** Brings one piece over, or not; returns whether the connection goes on. */
    private boolean gives(Way way, byte[] piece, int length, long passed, OutputStream out)
            throws IOException, InterruptedException {
        Fault now = fault;
        switch (now) {
            case Fault.Refuse refuse -> {
                return false;
            }
            case Fault.HalfOpen half -> {
                return waitsFor(now);
            }
            case Fault.SwallowAnswers swallow -> {
                if (way.answer()) {
                    return waitsFor(now);
                }
            }
            case Fault.Delay delay -> Thread.sleep(delay.time());
            case Fault.Slow slow -> {
                slowly(piece, length, slow, out);
                return true;
            }
            case Fault.Cut cut -> {
                if (cut.answer() == way.answer() && passed + length > cut.afterBytes()) {
                    out.write(piece, 0, (int) Math.max(0, cut.afterBytes() - passed));
                    return false;
                }
            }
            case Fault.Corrupt corrupt -> flip(piece, length, corrupt);
            case Fault.None none -> {}
        }
        out.write(piece, 0, length);
        return true;
    }

    /** Nothing passes while the fault lasts; what was swallowed is lost, so the connection ends after it. */
    private boolean waitsFor(Fault lasting) throws InterruptedException {
        while (!closed && fault.equals(lasting)) {
            Thread.sleep(LOOK_MS);
        }
        return false;
    }

    private void slowly(byte[] piece, int length, Fault.Slow slow, OutputStream out)
            throws IOException, InterruptedException {
        int slice = Math.max(1, slow.bytesPerSecond() / SLICES_A_SECOND);
        for (int at = 0; at < length; at += slice) {
            out.write(piece, at, Math.min(slice, length - at));
            if (fault.equals(slow)) {
                Thread.sleep(1000 / SLICES_A_SECOND);
            }
        }
    }

    private void flip(byte[] piece, int length, Fault.Corrupt corrupt) {
        synchronized (random) {
            for (int at = random.nextInt(corrupt.everyBytes());
                    at < length;
                    at += 1 + random.nextInt(2 * corrupt.everyBytes())) {
                piece[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It was closed before.
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
        open.forEach(FaultyWire::shut);
    }
}
