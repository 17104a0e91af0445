package tongban.verifier.settlement;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Computes what would be, without a node and without changing anything. */
@Command(
        name = "what-if",
        resourceBundle = "tongban.verifier.settlement.messages",
        subcommands = {WhatIfSettlementCommand.class})
final class WhatIfCommand implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        output.say("whatIf.kinds");
        return output.finish(Verdict.WELL, Map.of());
    }
}
