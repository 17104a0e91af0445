package tongban.node.command.standard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.casework.Role;
import tongban.node.casework.MoveDrawing;
import tongban.node.catalogue.Standard;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Draws how a case of an item moves, from the table of moves that both zones apply. */
@Command(name = "draw", resourceBundle = "tongban.node.command.standard.messages")
final class DrawCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", arity = "0..1", paramLabel = "ITEM", descriptionKey = "drawn")
    private @Nullable String item;

    @Override
    public Integer call() {
        Optional<Standard> standard = Optional.ofNullable(item).map(new Source(output)::standard);
        Set<Role> roles = standard.map(known -> known.procedure().roles()).orElse(Set.of(Role.values()));
        List<String> lines = MoveDrawing.lines(roles, output.locale());
        lines.forEach(output::print);
        return output.finish(Verdict.WELL, Map.of("mermaid", String.join("\n", lines)));
    }
}
