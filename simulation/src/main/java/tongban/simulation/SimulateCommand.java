package tongban.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.simulation.Coverage.Seen;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Runs seeded schedules of zones with faults, or replays one seed. */
@Command(name = "simulate", resourceBundle = "tongban.simulation.messages")
final class SimulateCommand implements Callable<Integer> {

    /** From so many seeds on, every kind of fault must have happened. */
    private static final long SEEDS_FOR_ALL = 500;

    private static final long SEEDS = 200;
    private static final long SEEDS_MAX = 100_000_000;
    private static final int THREADS_MAX = 256;

    @Mixin
    private Output output = new Output();

    @Option(names = "--seeds", paramLabel = "N", descriptionKey = "seeds")
    private @Nullable Long seeds;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "T", descriptionKey = "threads")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1 || threads > THREADS_MAX) {
            throw new BadInput(output.text("threads.range", threads, THREADS_MAX));
        }
        if (seeds != null && (seeds < 1 || seeds > SEEDS_MAX)) {
            throw new BadInput(output.text("seeds.range", seeds, SEEDS_MAX));
        }
        if (seed != null && seeds == null) {
            return replay(seed);
        }
        return campaign(seed == null ? 1 : seed, seeds == null ? SEEDS : seeds);
    }

    private int replay(long replayed) {
        Trace trace = output.trace() ? Trace.to(output::print) : Trace.silent();
        Run.Result result = Run.of(replayed, new KeyRing(), trace);
        figures(result.coverage());
        Map<String, Object> json = json(1, result.coverage(), failures(List.of(result)));
        json.put("hash", Long.toHexString(result.hash()));
        if (result.failure().isPresent()) {
            tell(result);
            return output.finish(Verdict.FAILED, json);
        }
        output.say("replayed", replayed, Long.toHexString(result.hash()));
        if (!output.trace()) {
            output.say("replay.trace", replayed);
        }
        return output.finish(Verdict.WELL, json);
    }

    private int campaign(long first, long count) throws InterruptedException {
        int used = (int) Math.min(threads, count);
        Campaign.Report report = new Campaign(first, count, used)
                .run((done, of, left) -> output.note("progress", done, of, minutes(left)));
        figures(report.coverage());
        report.failures().forEach(this::tell);
        List<String> missing = report.seeds() < SEEDS_FOR_ALL ? List.of() : missing(report.coverage());
        if (!missing.isEmpty()) {
            output.say("missing", String.join(", ", missing));
        }
        boolean well = report.failures().isEmpty() && missing.isEmpty();
        double seconds = report.took().toMillis() / 1000.0;
        output.say(
                well ? "well" : "failed",
                report.seeds(),
                report.failures().size(),
                String.format(Locale.ROOT, "%.1f", seconds),
                String.format(Locale.ROOT, "%.1f", report.seeds() / Math.max(seconds, 0.001)));
        Map<String, Object> json = json(report.seeds(), report.coverage(), failures(report.failures()));
        json.put("missing", missing);
        json.put("seconds", seconds);
        return output.finish(well ? Verdict.WELL : Verdict.FAILED, json);
    }

    private static String minutes(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    private void tell(Run.Result result) {
        result.failure().ifPresent(violation -> {
            output.say(
                    "violation",
                    result.seed(),
                    result.coverage().of(Seen.STEPS),
                    violation.invariant().word(),
                    output.text("invariant." + violation.invariant().word()),
                    violation.sentence());
            output.say("replay", result.seed());
        });
    }

    private static List<Map<String, Object>> failures(List<Run.Result> results) {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (Run.Result result : results) {
            result.failure().ifPresent(violation -> {
                Map<String, Object> failure = new LinkedHashMap<>();
                failure.put("seed", result.seed());
                failure.put("step", result.coverage().of(Seen.STEPS));
                failure.put("invariant", violation.invariant().word());
                failure.put("sentence", violation.sentence());
                failures.add(failure);
            });
        }
        return failures;
    }

    private static Map<String, Object> json(long runs, Coverage coverage, List<Map<String, Object>> failures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seeds", runs);
        json.put("failures", failures);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (Seen one : Seen.values()) {
            seen.put(one.word(), coverage.of(one));
        }
        json.put("coverage", seen);
        return json;
    }

    private static List<String> missing(Coverage coverage) {
        List<String> missing = new ArrayList<>();
        for (Seen one : Seen.values()) {
            if (coverage.of(one) == 0) {
                missing.add(one.word());
            }
        }
        return missing;
    }

    private void figures(Coverage coverage) {
        TextTable table = new TextTable(2);
        for (Seen one : Seen.values()) {
            table.row(one.word(), Long.toString(coverage.of(one)), output.text("seen." + one.word()));
        }
        table.lines().forEach(output::print);
    }
}
