package tongban.benchmarks.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A side whose load is made by a process of its own: the callers of a node, or phase4 with itself. */
public final class LoadProcess implements Side {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final List<Integer> callers;
    private final ChildProcess process;

    /** Starts a process, which the cleanup ends, and waits until it is ready. */
    public static Side start(String name, List<Integer> callers, List<String> command, Path folder, Cleanup cleanup)
            throws IOException {
        ChildProcess process = ChildProcess.start(name, command, folder);
        cleanup.add(process::close);
        return new LoadProcess(name, callers, process);
    }

    /** Takes over a process that has just been started, and waits until it is ready. */
    public LoadProcess(String name, List<Integer> callers, ChildProcess process) {
        this.name = name;
        this.callers = List.copyOf(callers);
        this.process = process;
        expect("ready", process.next(PATIENCE));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> callers() {
        return callers;
    }

    @Override
    public void start(int count) {
        expect("started", process.ask("start " + count, PATIENCE));
    }

    @Override
    public Window window(Duration length) {
        return Window.parse(process.ask("window " + length.toMillis(), length.plus(PATIENCE)));
    }

    @Override
    public void stop() {
        expect("stopped", process.ask("stop", PATIENCE));
    }

    @Override
    public void close() {
        process.close();
    }

    private void expect(String wanted, String said) {
        if (!said.equals(wanted)) {
            throw new IllegalStateException("process of " + name + " said ‘" + said + "’ instead of " + wanted);
        }
    }
}
