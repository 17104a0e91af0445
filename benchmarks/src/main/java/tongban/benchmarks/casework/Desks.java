package tongban.benchmarks.casework;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tongban.benchmarks.testbed.ChildProcess;
import tongban.benchmarks.testbed.Cleanup;
import tongban.benchmarks.testbed.MainClassNodes;
import tongban.benchmarks.testbed.NodeProgram;
import tongban.benchmarks.testbed.TwoNodes;
import tongban.kernel.code.ZoneCode;
import tongban.verifier.command.Output;

/** Clerks of the deciding zone, once it has many cases: loads them, has some replayed, and measures the clerks. */
final class Desks {

    /** Cases of a full run. */
    static final int CASES = 1_000_000;

    /** Cases of a quick run. */
    static final int QUICK_CASES = 100_000;

    static final int CLERKS = 50;

    private static final String LOADER = "tongban.node.casework.desk.MeasuredCases";
    private static final Duration LOADING = Duration.ofMinutes(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
     * @param warming how long clerks act before they are looked at
     * @param measured how long they are looked at
     */
    record Plan(int cases, long seed, Duration warming, Duration measured) {}

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
        Path known = folder.resolve("cases.tsv");
        pattern(nodes.b().base());
        figures.putAll(load(database, known));
        output.note("casework.clerks", CLERKS);
        List<String> arguments = List.of(nodes.b().base().toString(), "yanshi-a", MainClassNodes.TOKEN, known + "");
        String own = System.getProperty("java.class.path");
        try (ChildProcess clerks =
                child("clerks", ChildProcess.java(List.of("-Xmx256m"), own, ClerkLoad.class.getName(), arguments))) {
            clerks.next(PATIENCE);
            clerks.ask("start " + CLERKS, PATIENCE);
            clerks.ask("window " + plan.warming().toMillis(), PATIENCE.plus(plan.warming()));
            String line = clerks.ask("window " + plan.measured().toMillis(), PATIENCE.plus(plan.measured()));
            read(line).forEach((name, value) -> figures.put("desk." + name, value));
        }
        return figures;
    }

    /** One case of the zone alone, through the node, from its filing to its end: the loaded ones are made after it. */
    private void pattern(URI node) throws IOException {
        SplittableRandom random = new SplittableRandom(plan.seed());
        try (Door door = new Door(node, MainClassNodes.TOKEN)) {
            ZoneCode zone = ZoneCode.read("yanshi-b").code().orElseThrow();
            Answer filed = well(
                    door.post("", "pattern", Application.filing(Names.company(random), "counter-1", zone, random)));
            String acts = "/" + filed.member("id") + "/acts/";
            well(door.post(acts + "accept", "pattern-1", Application.doing("acceptor", "acceptor-1", "")));
            well(door.post(
                    acts + "propose", "pattern-2", Application.doing("reviewer", "reviewer-1", Application.PROPOSED)));
            well(door.post(
                    acts + "grant", "pattern-3", Application.doing("decider", "decider-1", Application.GRANTED)));
            well(door.post(acts + "complete", "pattern-4", Application.doing("counter", "counter-1", "")));
        }
    }

    private static Answer well(Answer answer) {
        if (!answer.well()) {
            throw new IllegalStateException("the node refused: " + answer.body());
        }
        return answer;
    }

    private Map<String, Object> load(String database, Path known) throws IOException {
        Path names = folder.resolve("names.txt");
        SplittableRandom random = new SplittableRandom(plan.seed());
        try (BufferedWriter writer = Files.newBufferedWriter(names)) {
            for (int index = 0; index < plan.cases(); index++) {
                writer.write(Names.company(random));
                writer.newLine();
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        Path keys = folder.resolve("zone-b").resolve("keys");
        List<String> words = List.of(database, plan.cases() + "", plan.seed() + "", names + "", known + "", keys + "");
        try (ChildProcess loader =
                child("loader", ChildProcess.java(List.of("-Xmx1g"), program.classPath(), LOADER, words))) {
            figures.putAll(read(loader.next(LOADING)));
            figures.putAll(read(loader.next(LOADING)));
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
        return none || right && Long.valueOf(0).equals(figures.get("desk.refused"));
    }
}
