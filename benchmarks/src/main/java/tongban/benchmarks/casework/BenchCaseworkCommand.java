package tongban.benchmarks.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.benchmarks.testbed.Cleanup;
import tongban.benchmarks.testbed.Comparison;
import tongban.benchmarks.testbed.Pace;
import tongban.benchmarks.testbed.Place;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/**
 * Measures whole cases a second from zone to zone beside Flowable's on the same PostgreSQL, then what clerks wait for
 * at a zone with many cases.
 */
@Command(name = "casework", resourceBundle = Place.BUNDLE)
public final class BenchCaseworkCommand implements Callable<Integer> {

    private static final int COUNT_MAX = 1024;
    private static final int CASES_MIN = 2_000;
    private static final int CASES_MAX = 9_000_000;

    /** The full measure, with time for five rows more than questions have of their peers. */
    private static final Pace FULL = Pace.FULL;

    private static final Pace QUICK =
            new Pace(3, Duration.ofSeconds(2), 8, 0, Duration.ofSeconds(3), Duration.ofSeconds(200));

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Option(names = "--quick", descriptionKey = "quick")
    private boolean quick;

    @Option(
            names = "--callers",
            paramLabel = "N,…",
            defaultValue = "1,8,64,256",
            split = ",",
            descriptionKey = "callers")
    private List<Integer> callers = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N,…",
            defaultValue = "1,2,4,8,64",
            split = ",",
            descriptionKey = "threads")
    private List<Integer> threads = List.of();

    @Option(names = "--cases", paramLabel = "N", descriptionKey = "cases")
    private @Nullable Integer cases;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long startedNanos = System.nanoTime();
        Desks.Plan desks = desks();
        CaseBench.Counts counts = new CaseBench.Counts(counts("--callers", callers), counts("--threads", threads));
        Path parent = place.folder(output);
        CaseBench.Plan plan = new CaseBench.Plan(
                place.programs(output),
                place.ports(output),
                place.peers(output),
                place.nodes(output),
                counts,
                quick ? QUICK : FULL,
                desks);
        return Cleanup.within(
                parent,
                (folder, cleanup) -> finish(new CaseBench(plan, folder, output, cleanup).run(startedNanos), desks));
    }

    private Desks.Plan desks() {
        int count = cases == null ? (quick ? Desks.QUICK_CASES : Desks.CASES) : cases;
        if (count != 0 && (count < CASES_MIN || count > CASES_MAX)) {
            throw new BadInput(output.text("cases.range", count, CASES_MAX));
        }
        return new Desks.Plan(count, seed, Duration.ofSeconds(quick ? 10 : 60), Duration.ofSeconds(quick ? 12 : 120));
    }

    private List<Integer> counts(String option, List<Integer> counts) {
        for (int count : counts) {
            if (count < 1 || count > COUNT_MAX) {
                throw new BadInput(output.text("count.range", count, option, COUNT_MAX));
            }
        }
        return List.copyOf(counts);
    }

    private int finish(CaseBench.Result result, Desks.Plan desks) {
        Comparison comparison = result.comparison();
        output.say("rounds", result.rounds());
        comparison.print(output);
        output.say("casework.counted");
        result.figures().forEach((name, value) -> output.say("figure", name, value));
        result.ratios().forEach((name, value) -> output.say("casework.ratio", name, value));
        comparison.flawed().forEach(row -> output.say("flawed", row.side(), row.callers(), row.refused(), row.wrong()));
        Map<String, Object> figures = new LinkedHashMap<>(comparison.figures());
        figures.putAll(result.figures());
        figures.put("rounds", result.rounds());
        figures.put("cases", desks.cases());
        figures.put("seed", desks.seed());
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("java", Runtime.version().toString());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "casework");
        object.put("figures", figures);
        object.put("ratios", result.ratios());
        boolean well = comparison.flawed().isEmpty() && Desks.isWell(result.figures());
        return output.finish(well ? Verdict.WELL : Verdict.FAILED, object);
    }
}
