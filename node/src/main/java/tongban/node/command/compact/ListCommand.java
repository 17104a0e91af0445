package tongban.node.command.compact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tongban.node.compact.HeldCompact;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Lists the agreements of this zone. */
@Command(name = "list", resourceBundle = "tongban.node.command.compact.messages")
final class ListCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        return place.work(output, open -> {
            List<HeldCompact> all = open.compacts().all();
            var now = open.clock().instant();
            TextTable table = new TextTable(2);
            for (HeldCompact held : all) {
                boolean chinese = output.locale().getLanguage().equals("zh");
                table.row(
                        held.id().brief(),
                        output.text("word." + held.state(now).word()),
                        held.compact().from() + " – " + held.compact().until(),
                        chinese ? held.compact().zh() : held.compact().en());
            }
            table.lines().forEach(output::print);
            output.say("count", all.size());
            return output.finish(
                    Verdict.WELL,
                    Map.of(
                            "compacts",
                            all.stream().map(held -> Told.json(held, now)).toList()));
        });
    }
}
