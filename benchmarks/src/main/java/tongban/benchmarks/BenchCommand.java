package tongban.benchmarks;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tongban.benchmarks.casework.BenchCaseworkCommand;
import tongban.benchmarks.exchange.BenchExchangeCommand;
import tongban.verifier.command.Output;

/** Groups the benchmarks; each is a program that prints its figures beside a peer or a physical limit. */
@Command(
        name = "bench",
        resourceBundle = "tongban.benchmarks.messages",
        subcommands = {BenchKernelCommand.class, BenchExchangeCommand.class, BenchCaseworkCommand.class})
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        throw new MissingParameterException(spec.commandLine(), List.of(), "");
    }
}
