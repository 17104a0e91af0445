package tongban.node.command.standard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.node.catalogue.Standard;
import tongban.policy.PolicyFault;
import tongban.policy.PolicyReading;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Reads standards as a node does, and says where and why one is refused. */
@Command(name = "check", resourceBundle = "tongban.node.command.standard.messages")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "FOLDER", descriptionKey = "folder")
    private List<Path> folders = new ArrayList<>();

    @Override
    public Integer call() {
        Source source = new Source(output);
        List<Object> results = new ArrayList<>();
        boolean well = true;
        for (Path folder : folders) {
            switch (source.folder(folder)) {
                case PolicyReading.Read<Standard> read -> {
                    Standard standard = read.content();
                    output.say("well", folder, standard.item(), standard.version(), standard.id());
                    results.add(Source.json(standard));
                }
                case PolicyReading.Refused<Standard> refused -> {
                    PolicyFault fault = refused.fault();
                    output.print(fault.toString());
                    results.add(Map.of(
                            "file", fault.file(), "line", fault.line(), "cause", fault.cause(), "cure", fault.cure()));
                    well = false;
                }
            }
        }
        return output.finish(well ? Verdict.WELL : Verdict.FAILED, Map.of("results", results));
    }
}
