package tongban.benchmarks.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.benchmarks.testbed.ChildProcess;
import tongban.benchmarks.testbed.Cleanup;
import tongban.benchmarks.testbed.MainClassNodes;
import tongban.benchmarks.testbed.NodeProgram;
import tongban.benchmarks.testbed.TwoNodes;
import tongban.verifier.command.Output;

/** Clerks of the deciding zone, once it has many cases: loads them, has some replayed, and measures the clerks. */
final class Desks {

    /** Cases of a full run. */
    static final int CASES = 1_000_000;

    /** Cases of a quick run. */
    static final int QUICK_CASES = 100_000;

    static final int CLERKS = 50;

    private static final String LOADER = "tongban.node.casework.measured.LoadedCases";
    private static final Duration LOADING = Duration.ofMinutes(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WARMING = Duration.ofSeconds(10);

    private final Plan plan;
    private final NodeProgram program;
    private final Path folder;
    private final Output output;
    private final Cleanup cleanup;

    /**
     * What is measured.
     *
     * @param cases how many are loaded
     * @param seed what chooses names, phases and those that are replayed
     * @param measured how long clerks are looked at
     */
    record Plan(int cases, long seed, Duration measured) {}

    Desks(Plan plan, NodeProgram program, Path folder, Output output, Cleanup cleanup) {
        this.plan = plan;
        this.program = program;
        this.folder = folder;
        this.output = output;
        this.cleanup = cleanup;
    }

    /** Figures such as {@code desk.write.p95_ms}. */
    Map<String, Object> measure(String database, TwoNodes nodes) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        output.note("casework.loading", plan.cases());
        Path sample = folder.resolve("cases.tsv");
        List<String> words = List.of(database, plan.cases() + "", plan.seed() + "", sample.toString());
        try (ChildProcess loader =
                child("loader", ChildProcess.java(List.of("-Xmx1g"), program.classPath(), LOADER, words))) {
            figures.putAll(read(loader.next(LOADING)));
            figures.putAll(read(loader.next(LOADING)));
        }
        output.note("casework.clerks", CLERKS);
        List<String> arguments =
                List.of(nodes.b().base().toString(), "yanshi-a", MainClassNodes.TOKEN, sample.toString());
        String own = System.getProperty("java.class.path");
        try (ChildProcess clerks = child(
                "clerks", ChildProcess.java(List.of("-Xmx256m"), own, ClerkLoad.class.getName(), arguments))) {
            clerks.next(PATIENCE);
            clerks.ask("start " + CLERKS, PATIENCE);
            clerks.ask("window " + WARMING.toMillis(), PATIENCE.plus(WARMING));
            String line = clerks.ask("window " + plan.measured().toMillis(), PATIENCE.plus(plan.measured()));
            read(line).forEach((name, value) -> figures.put("desk." + name, value));
        }
        return figures;
    }

    private ChildProcess child(String name, List<String> command) throws IOException {
        ChildProcess process = ChildProcess.start(name, command, folder);
        cleanup.add(process::close);
        return process;
    }

    /** Reads words such as {@code write.p95_ms=12.5}; one without a number is an error that the process tells. */
    static Map<String, Object> read(String line) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String word : line.split(" ")) {
            String[] parts = word.split("=", 2);
            if (parts.length == 2 && parts[1].matches("-?[0-9]+(\\.[0-9]+)?")) {
                figures.put(parts[0], number(parts[1]));
            }
        }
        if (figures.isEmpty()) {
            throw new IllegalStateException("no figures in: " + line);
        }
        return figures;
    }

    private static Object number(String number) {
        return number.contains(".") ? (Object) Double.valueOf(number) : (Object) Long.valueOf(number);
    }

    /** Whether nothing was refused and every case that was replayed equals its row. */
    static boolean isWell(Map<String, Object> figures) {
        boolean none = !figures.containsKey("desk.refused");
        boolean right = figures.getOrDefault("replayed.wrong", 0L).equals(0L);
        return none || right && figures.get("desk.refused").equals(0L);
    }
}
