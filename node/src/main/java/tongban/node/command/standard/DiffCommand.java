package tongban.node.command.standard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Standard;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Names what differs between two standards. */
@Command(name = "diff", resourceBundle = "tongban.node.command.standard.messages")
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "ONE", descriptionKey = "standard")
    private String one = "";

    @Parameters(index = "1", paramLabel = "OTHER", descriptionKey = "standard")
    private String other = "";

    @Override
    public Integer call() {
        Source source = new Source(output);
        Standard first = source.standard(one);
        Standard second = source.standard(other);
        List<Difference> differences = source.catalogue().compare(first, second);
        print(output, source, differences);
        return output.finish(
                differences.isEmpty() ? Verdict.WELL : Verdict.FAILED,
                Map.of(
                        "differences",
                        differences.stream().map(DiffCommand::json).toList()));
    }

    static void print(Output output, Source source, List<Difference> differences) {
        if (differences.isEmpty()) {
            output.say("same");
            return;
        }
        output.say("differences", differences.size());
        for (Difference difference : differences) {
            output.print("  " + source.in(difference.name()));
            difference.one().ifPresent(text -> output.print("    - " + text));
            difference.other().ifPresent(text -> output.print("    + " + text));
        }
    }

    static Map<String, Object> json(Difference difference) {
        return Map.of(
                "place", difference.place(),
                "one", difference.one().orElse(""),
                "other", difference.other().orElse(""));
    }
}
