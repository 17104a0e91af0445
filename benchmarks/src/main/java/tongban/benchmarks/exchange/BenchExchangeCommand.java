package tongban.benchmarks.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.benchmarks.callers.Questions;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/**
 * Measures durable, signed questions and answers a second between two nodes with their own databases on one PostgreSQL,
 * asked over HTTP by callers in a process of their own; beside phase4 and pgbench on the same server, in the same run.
 */
@Command(name = "exchange", resourceBundle = "tongban.benchmarks.exchange.messages")
public final class BenchExchangeCommand implements Callable<Integer> {
    private static final Set<String> NO_DISKS = Set.of("tmpfs", "ramfs");

    @Mixin
    private Output output = new Output();

    @Option(names = "--quick", descriptionKey = "quick")
    private boolean quick;

    @Option(names = "--peers-only", descriptionKey = "peers-only")
    private boolean peersOnly;

    @Option(names = "--bytes", paramLabel = "N", defaultValue = "2048", descriptionKey = "bytes")
    private int bytes;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private @Nullable Integer port;

    @Option(names = "--postgres", paramLabel = "FOLDER", descriptionKey = "postgres")
    private @Nullable Path postgres;

    @Option(names = "--folder", paramLabel = "FOLDER", descriptionKey = "folder")
    private @Nullable Path parent;

    @Option(names = "--node-main", paramLabel = "CLASS", descriptionKey = "node-main")
    private String nodeMain = "tongban.node.command.MeasuredNode";

    @Override
    public Integer call() throws IOException, InterruptedException {
        long startedNanos = System.nanoTime();
        int length = length();
        Path place = place();
        List<Integer> ports = ports();
        Bench.Plan plan = new Bench.Plan(
                programs(),
                ports,
                classPath("tongban.bench.peers", "no-peers"),
                peersOnly ? Optional.empty() : Optional.of(nodes()),
                length,
                quick ? Pace.QUICK : Pace.FULL,
                !quick);
        try (Cleanup cleanup = new Cleanup()) {
            Path folder = cleanup.folder(place);
            try {
                return finish(new Bench(plan, folder, output, cleanup).run(startedNanos));
            } catch (IllegalStateException broken) {
                if (cleanup.isOver()) {
                    // Somebody interrupted the command; the process ends with the exit code of that.
                    return Verdict.FAILED.exit();
                }
                throw broken;
            }
        }
    }

    private int finish(Bench.Result result) {
        Comparison comparison = result.comparison();
        output.say("rounds", result.rounds());
        TextTable table = new TextTable(2)
                .row(
                        output.text("table.side"),
                        output.text("table.callers"),
                        output.text("table.rate"),
                        "p50 ms",
                        "p99 ms",
                        output.text("table.steady"));
        for (Row row : comparison.rows()) {
            table.row(
                    row.side(),
                    row.callers(),
                    Comparison.rounded(row.rate()),
                    Comparison.rounded(row.p50Millis()),
                    row.p99Millis() > 0 ? Comparison.rounded(row.p99Millis()) : "–",
                    output.text(row.steady() ? "steady" : "not-steady"));
        }
        table.lines().forEach(output::print);
        output.say("pgbench-times");
        result.figures().forEach((name, value) -> output.say("figure", name, value));
        comparison.ratios().forEach((name, value) -> output.say("ratio", name, value));
        comparison.flawed().forEach(row -> output.say("flawed", row.side(), row.callers(), row.refused(), row.wrong()));
        Map<String, Object> figures = new LinkedHashMap<>(comparison.figures());
        figures.putAll(result.figures());
        figures.put("rounds", result.rounds());
        figures.put("bytes", bytes);
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("java", Runtime.version().toString());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "exchange");
        object.put("figures", figures);
        object.put("ratios", comparison.ratios());
        return output.finish(comparison.flawed().isEmpty() ? Verdict.WELL : Verdict.FAILED, object);
    }

    private Path programs() {
        if (postgres != null) {
            if (!PostgresPrograms.complete(postgres)) {
                throw new BadInput(output.text("postgres.incomplete", postgres, missing(postgres)));
            }
            return postgres;
        }
        return PostgresPrograms.below(Path.of("/usr/lib/postgresql"))
                .orElseThrow(() -> new BadInput(output.text("postgres.none")));
    }

    private static String missing(Path folder) {
        return String.join(
                ", ",
                PostgresPrograms.NEEDED.stream()
                        .filter(program -> !Files.isExecutable(folder.resolve(program)))
                        .toList());
    }

    private List<Integer> ports() throws IOException {
        int count = 3;
        if (port == null) {
            return Ports.free(count);
        }
        if (port < 1 || port > 65_536 - count) {
            throw new BadInput(output.text("port.range", port, 65_536 - count));
        }
        OptionalInt taken = Ports.taken(port, count);
        if (taken.isPresent()) {
            throw new BadInput(output.text("port.taken", taken.getAsInt()));
        }
        return List.of(port, port + 1, port + 2);
    }

    private Path place() throws IOException {
        Path place = parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : parent;
        if (!Files.isDirectory(place) || !Files.isWritable(place)) {
            throw new BadInput(output.text("folder.unusable", place));
        }
        if (NO_DISKS.contains(Files.getFileStore(place).type())) {
            throw new BadInput(output.text("folder.memory", place));
        }
        return place.toAbsolutePath();
    }

    /** A node starts with the archive that the launcher made, as that of {@code serve} does. */
    private NodeProgram nodes() {
        String classPath = classPath("tongban.bench.node", "no-node");
        String archive = System.getProperty("tongban.bench.node.archive", "");
        return new NodeProgram(classPath, nodeMain, archive.isEmpty() ? List.of() : List.of(archive));
    }

    private String classPath(String property, String missing) {
        @Nullable String path = System.getProperty(property);
        if (path == null || path.isBlank()) {
            throw new BadInput(output.text(missing));
        }
        return path;
    }

    private int length() {
        if (bytes < Questions.BYTES_MIN || bytes > Questions.BYTES_MAX) {
            throw new BadInput(output.text("bytes.range", bytes, Questions.BYTES_MIN, Questions.BYTES_MAX));
        }
        return bytes;
    }
}
