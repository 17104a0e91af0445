package tongban.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tongban.simulation.Coverage.Seen;
import tongban.verifier.command.CommandRun;

/** A thousand seeded lives of zones, and what the command tells of them. */
class SimulationTest {

    private static final int SEEDS = 1000;

    @Test
    void everyInvariantHoldsInAThousandSeedsAndEveryKindOfFaultHappens() throws InterruptedException {
        Campaign.Report report = new Campaign(1, SEEDS, Runtime.getRuntime().availableProcessors())
                .run((done, of, left) -> System.out.println("simulated " + done + " of " + of));
        System.out.println("simulated " + report.seeds() + " seeds in " + report.took());
        List<String> failures = new ArrayList<>();
        for (Run.Result result : report.failures()) {
            result.failure()
                    .ifPresent(violation -> failures.add(
                            "seed " + result.seed() + " " + violation.invariant() + ": " + violation.sentence()));
        }
        assertThat(failures)
                .as("replay each with ./tongban simulate --seed S --trace")
                .isEmpty();
        assertThat(report.seeds()).isEqualTo(SEEDS);
        assertThat(Arrays.stream(Seen.values())
                        .filter(kind -> report.coverage().of(kind) == 0)
                        .toList())
                .as("kinds of events that never happened")
                .isEmpty();
    }

    @Test
    void theSameSeedIsTheSameLifeBitByBit() {
        for (long seed = 1; seed <= 12; seed++) {
            long first = Run.of(seed, new KeyRing(), Trace.silent()).hash();
            long again = Run.of(seed, new KeyRing(), Trace.silent()).hash();
            long read = Run.of(seed, new KeyRing(), Trace.to(line -> {})).hash();
            assertThat(again).as("seed %d", seed).isEqualTo(first);
            assertThat(read).as("seed %d, traced", seed).isEqualTo(first);
        }
    }

    @Test
    void theCommandRunsSeedsAndReplaysOne() {
        CommandRun some = CommandRun.of("simulate", "--seeds", "3", "--seed", "7", "--json");
        assertThat(some.exit()).isZero();
        assertThat(some.lastLine()).contains("\"seeds\":3").contains("\"failures\":[]");
        CommandRun one = CommandRun.of("simulate", "--seed", "7", "--trace", "--lang", "zh");
        assertThat(one.exit()).isZero();
        assertThat(one.out()).contains("alpha");
    }

    @Test
    void theCommandRefusesNumbersThatMakeNoSense() {
        for (String[] words : new String[][] {
            {"simulate", "--seeds", "0"},
            {"simulate", "--seeds", "-5"},
            {"simulate", "--seeds", "99999999999"},
            {"simulate", "--seeds", "many"},
            {"simulate", "--threads", "0"},
            {"simulate", "--seed", "1e9"}
        }) {
            CommandRun run = CommandRun.of(words);
            assertThat(run.exit()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(run.err()).doesNotContain("\tat ");
        }
    }
}
