package tongban.benchmarks.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongban.benchmarks.testbed.ChildProcess;
import tongban.benchmarks.testbed.PostgresServer;
import tongban.benchmarks.testbed.Side;
import tongban.benchmarks.testbed.Window;

/** PostgreSQL's own benchmark (TPC-B-like, {@code -M prepared -j 2}), which tells its rate once a second. */
final class Pgbench implements Side {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PROGRESS =
            Pattern.compile("progress: [0-9.]+ s, ([0-9.]+) tps, lat ([0-9.]+|NaN) ms(?:.*?, ([0-9]+) failed)?.*");

    private final PostgresServer server;
    private final String database;
    private final Path folder;
    private @Nullable ChildProcess running;

    Pgbench(PostgresServer server, String database, Path folder) {
        this.server = server;
        this.database = database;
        this.folder = folder;
    }

    /** A line of progress as a window of one second; pgbench tells the mean time, which stands for the median. */
    static Optional<Window> progress(String line) {
        Matcher progress = PROGRESS.matcher(line);
        if (!progress.matches()) {
            return Optional.empty();
        }
        @Nullable String failed = progress.group(3);
        double millis = progress.group(2).equals("NaN") ? 0 : Double.parseDouble(progress.group(2));
        return Optional.of(new Window(
                1,
                Math.round(Double.parseDouble(progress.group(1))),
                failed == null ? 0 : Long.parseLong(failed),
                0,
                Math.round(millis * 1000),
                0));
    }

    @Override
    public String name() {
        return Bench.PGBENCH;
    }

    @Override
    public List<Integer> callers() {
        return List.of(1, 8, 64);
    }

    @Override
    public void start(int callers) {
        List<String> command = server.client(
                "pgbench", "-n", "-M", "prepared", "-j", "2", "-P", "1", "-T", "86400", "-c", callers + "", database);
        // The progress goes to standard error; the shell's only work is to let it be read.
        List<String> merged = new java.util.ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>&1", "pgbench"));
        merged.addAll(command);
        try {
            ChildProcess started = ChildProcess.start(Bench.PGBENCH, merged, folder);
            running = started;
            server.cleanup().add(started::close);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        second();
    }

    @Override
    public Window window(Duration length) {
        long seconds = Math.max(1, Math.round(length.toMillis() / 1000.0));
        long answered = 0;
        long refused = 0;
        double micros = 0;
        for (long second = 0; second < seconds; second++) {
            Window one = second();
            answered += one.answered();
            refused += one.refused();
            micros += one.p50Micros();
        }
        return new Window(seconds, answered, refused, 0, Math.round(micros / seconds), 0);
    }

    private Window second() {
        ChildProcess process = running();
        while (true) {
            Optional<Window> window = progress(process.next(PATIENCE));
            if (window.isPresent()) {
                return window.get();
            }
        }
    }

    @Override
    public void stop() {
        close();
    }

    private ChildProcess running() {
        if (running == null) {
            throw new IllegalStateException("pgbench is not running");
        }
        return running;
    }

    @Override
    public void close() {
        if (running != null) {
            running.process().destroy();
            running.close();
            running = null;
        }
    }
}
