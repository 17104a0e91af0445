package tongban.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/**
 * Measures the channel's two ends alone, with 1 KB entries in batches of 1, 16 and 256, beside the raw hash over the
 * same bytes and the raw signature; and proofs in a log of 100 million entries. Prints medians of interleaved rounds.
 */
@Command(name = "kernel", resourceBundle = "tongban.benchmarks.messages")
final class BenchKernelCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Option(names = "--quick", descriptionKey = "quick")
    private boolean quick;

    @Override
    public Integer call() throws RunnerException {
        int rounds = quick ? 2 : 5;
        Map<String, List<Double>> samples = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            output.note("round", round, rounds);
            for (RunResult result : new Runner(options()).run()) {
                samples.computeIfAbsent(name(result), none -> new ArrayList<>())
                        .add(result.getPrimaryResult().getScore());
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        samples.forEach((name, values) -> figures.put(name + "_us", rounded(median(values))));
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("java", Runtime.version().toString());
        Map<String, Object> ratios = ratios(samples);
        samples.forEach((name, values) -> output.say("figure", name, rounded(median(values))));
        ratios.forEach((name, value) -> output.say("ratio", name, value));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "kernel");
        object.put("figures", figures);
        object.put("ratios", ratios);
        return output.finish(Verdict.WELL, object);
    }

    private Options options() {
        return new OptionsBuilder()
                .include(KernelBenchmarks.class.getName())
                .include(SignatureBenchmarks.class.getName())
                .include(ProofBenchmarks.class.getName())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(quick ? 600 : 3000))
                .measurementIterations(quick ? 2 : 3)
                .measurementTime(TimeValue.milliseconds(quick ? 400 : 2000))
                .jvmArgsAppend("-Xmx1g")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String suite = result.getParams().getParam("suite").equals("SM2_SM3") ? "sm2_sm3" : "ed25519_sha256";
        String entries = result.getParams().getParam("entries");
        return suite + "." + method + (entries == null ? "" : "." + entries);
    }

    /** How fast each end is as a part of the raw hash over the same bytes: 1 would be the hash's own speed. */
    private static Map<String, Object> ratios(Map<String, List<Double>> samples) {
        Map<String, Object> ratios = new LinkedHashMap<>();
        for (String suite : List.of("sm2_sm3", "ed25519_sha256")) {
            for (String entries : List.of("1", "16", "256")) {
                double hash = median(measured(samples, suite + ".rawHash." + entries));
                for (String end : List.of("sender", "receiver")) {
                    double time = median(measured(samples, suite + "." + end + "." + entries));
                    ratios.put(suite + "." + end + "." + entries + "_of_raw_hash", rounded(hash / time));
                }
            }
        }
        return ratios;
    }

    private static List<Double> measured(Map<String, List<Double>> samples, String name) {
        List<Double> values = samples.get(name);
        if (values == null) {
            throw new IllegalStateException("not measured: " + name);
        }
        return values;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
