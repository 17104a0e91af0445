package tongban.benchmarks.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.benchmarks.callers.Questions;
import tongban.benchmarks.testbed.Cleanup;
import tongban.benchmarks.testbed.Comparison;
import tongban.benchmarks.testbed.Pace;
import tongban.benchmarks.testbed.Place;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/**
 * Measures durable, signed questions and answers a second between two nodes with their own databases on one PostgreSQL,
 * asked over HTTP by callers in a process of their own; beside phase4 and pgbench on the same server, in the same run.
 */
@Command(name = "exchange", resourceBundle = Place.BUNDLE)
public final class BenchExchangeCommand implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Option(names = "--quick", descriptionKey = "quick")
    private boolean quick;

    @Option(names = "--peers-only", descriptionKey = "peers-only")
    private boolean peersOnly;

    @Option(names = "--bytes", paramLabel = "N", defaultValue = "2048", descriptionKey = "bytes")
    private int bytes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long startedNanos = System.nanoTime();
        int length = length();
        Path parent = place.folder(output);
        List<Integer> ports = place.ports(output);
        Bench.Plan plan = new Bench.Plan(
                place.programs(output),
                ports,
                place.peers(output),
                peersOnly ? Optional.empty() : Optional.of(place.nodes(output)),
                length,
                quick ? Pace.QUICK : Pace.FULL,
                !quick);
        return Cleanup.within(
                parent, (folder, cleanup) -> finish(new Bench(plan, folder, output, cleanup).run(startedNanos)));
    }

    private int finish(Bench.Result result) {
        Comparison comparison = result.comparison();
        Map<String, Object> ratios = comparison.ratios(Bench.EXCHANGE, List.of(Bench.PHASE4, Bench.PGBENCH));
        output.say("rounds", result.rounds());
        comparison.print(output);
        output.say("pgbench-times");
        result.figures().forEach((name, value) -> output.say("figure", name, value));
        ratios.forEach((name, value) -> output.say("ratio", name, value));
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
        object.put("ratios", ratios);
        return output.finish(comparison.flawed().isEmpty() ? Verdict.WELL : Verdict.FAILED, object);
    }

    private int length() {
        if (bytes < Questions.BYTES_MIN || bytes > Questions.BYTES_MAX) {
            throw new BadInput(output.text("bytes.range", bytes, Questions.BYTES_MIN, Questions.BYTES_MAX));
        }
        return bytes;
    }
}
