package tongban.node.command.standard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tongban.node.catalogue.Standard;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Lists the items that ship. */
@Command(name = "list", resourceBundle = "tongban.node.command.standard.messages")
final class ListCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Source source = new Source(output);
        List<Standard> all = source.catalogue().all(Source.today());
        TextTable table = new TextTable(2);
        for (Standard standard : all) {
            table.row(
                    standard.item(),
                    Integer.toString(standard.version()),
                    standard.id().substring(0, 12),
                    source.in(standard.name()));
        }
        table.lines().forEach(output::print);
        output.say("count", all.size());
        return output.finish(
                Verdict.WELL, Map.of("standards", all.stream().map(Source::json).toList()));
    }
}
