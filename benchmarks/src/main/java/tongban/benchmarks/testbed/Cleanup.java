package tongban.benchmarks.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.verifier.command.Verdict;

/** Ends, in reverse order, all that was begun: at the end of the command, and when somebody interrupts it. */
public final class Cleanup implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::run, "cleanup");
    private boolean over;

    public Cleanup() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What is done in a folder of its own; whatever it begins it gives to the cleanup. */
    public interface Deed {
        int in(Path folder, Cleanup cleanup) throws IOException, InterruptedException;
    }

    /**
     * Does something in a new folder and ends all that it began.
     *
     * @return its exit code; that of a failure when somebody interrupted it, as the process then ends by itself
     */
    public static int within(Path parent, Deed deed) throws IOException, InterruptedException {
        try (Cleanup cleanup = new Cleanup()) {
            Path folder = cleanup.folder(parent);
            try {
                return deed.in(folder, cleanup);
            } catch (IllegalStateException broken) {
                if (cleanup.isOver()) {
                    return Verdict.FAILED.exit();
                }
                throw broken;
            }
        }
    }

    /** Remembers how to end something. When everything has ended already, ends it at once. */
    public void add(Runnable step) {
        synchronized (steps) {
            if (!over) {
                steps.push(step);
                return;
            }
        }
        step.run();
    }

    /** A new folder that is deleted with all it holds. */
    public Path folder(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "tongban-bench-");
        add(() -> delete(folder));
        return folder;
    }

    /** Ends a process: politely, then after some seconds without asking. */
    public static void end(Process process) {
        process.destroy();
        endForcibly(process, 8);
    }

    public static void endForcibly(Process process, long afterSeconds) {
        try {
            if (!process.waitFor(afterSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether everything is being ended; what fails from then on is no fault. */
    public boolean isOver() {
        synchronized (steps) {
            return over;
        }
    }

    /** One thread at a time, since a step may rely on those before it. */
    private synchronized void run() {
        while (true) {
            @Nullable Runnable step;
            synchronized (steps) {
                over = true;
                step = steps.poll();
            }
            if (step == null) {
                return;
            }
            step.run();
        }
    }

    private static void delete(Path folder) {
        // A process that has just ended may still have written; the second look finds that.
        for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
            try (Stream<Path> walk = Files.walk(folder)) {
                List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
                for (Path path : all) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | java.io.UncheckedIOException again) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is running; what it does has been done.
        }
    }
}
