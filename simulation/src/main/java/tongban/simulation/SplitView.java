package tongban.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import tongban.kernel.exchange.Examination;
import tongban.simulation.Coverage.Seen;

/** One zone, two readers, two public logs: what the readers repeat to each other must give the lie away. */
final class SplitView {

    private final World world;
    private final SimulatedZone liar;
    private final SimulatedZone one;
    private final SimulatedZone other;

    SplitView(World world, SimulatedZone liar, SimulatedZone one, SimulatedZone other) {
        this.world = world;
        this.liar = liar;
        this.one = one;
        this.other = other;
    }

    void show(Business business, Consumer<Duration> pass) {
        world.say(liar + " shows different public logs to " + one + " and " + other);
        world.coverage().count(Seen.LIES);
        world.coverage().count(Seen.SPLIT_VIEWS);
        world.invariants().isLiar(liar);
        world.invariants().forgetAccusations();
        boolean longer = world.random().nextBoolean();
        take(one);
        take(other);
        if (longer) {
            take(world.random().nextBoolean() ? one : other);
        }
        for (int attempt = 0; attempt < 40 && !isFound(); attempt++) {
            business.tell(one, other);
            business.tell(other, one);
            pass.accept(Duration.ofSeconds(20));
        }
        if (!isFound()) {
            throw new Violation(
                    Invariant.LIES_ARE_FOUND, one + " and " + other + " did not find the split view of " + liar);
        }
        world.coverage().count(Seen.LIES_FOUND);
        world.coverage().count(Seen.EVIDENCE_PROVEN);
    }

    private void take(SimulatedZone reader) {
        Examination result = reader.publicSide().take(liar, liar.publicSide().viewFor(reader));
        if (!(result instanceof Examination.Accepted)) {
            throw new Violation(
                    Invariant.NO_FAULT_OF_ITS_OWN, reader + " did not take a view of " + liar + ": " + result);
        }
    }

    private boolean isFound() {
        return new Account(world, one, liar, false).hasProof();
    }
}
