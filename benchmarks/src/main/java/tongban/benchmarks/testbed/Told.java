package tongban.benchmarks.testbed;

import java.util.function.Consumer;
import tongban.verifier.command.Output;

/** Tells a person what rounds are about. */
public record Told(Output output) implements Consumer<Rounds.Progress> {

    @Override
    public void accept(Rounds.Progress progress) {
        switch (progress) {
            case Rounds.Progress.Warming warming -> output.note("warming", warming.side());
            case Rounds.Progress.Round round -> output.note("round", round.number(), round.of());
            case Rounds.Progress.Measured one ->
                output.note(
                        "measured",
                        one.side(),
                        one.callers(),
                        Row.rounded(one.window().rate()));
        }
    }
}
