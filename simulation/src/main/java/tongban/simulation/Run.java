package tongban.simulation;

import java.time.Duration;
import java.util.Optional;

/** One seed, from the founding of its zones to rest. */
final class Run {

    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration REST_WITHIN = Duration.ofHours(4);
    private static final int ROUNDS_OF_OPERATORS = 6;

    /**
     * What came of it.
     *
     * @param failure the invariant that does not hold, and how
     * @param hash over everything that happened
     */
    record Result(long seed, Optional<Violation> failure, Coverage coverage, long hash) {}

    private Run() {}

    static Result of(long seed, KeyRing keys, Trace trace) {
        World world = new World(seed, keys, trace);
        Optional<Violation> failure = Optional.empty();
        try {
            live(world);
        } catch (Violation violation) {
            world.say("VIOLATION " + violation.invariant() + ": " + violation.sentence());
            failure = Optional.of(violation);
        } catch (RuntimeException fault) {
            Violation violation = new Violation(Invariant.NO_FAULT_OF_ITS_OWN, fault.toString());
            violation.initCause(fault);
            world.say("VIOLATION " + violation.invariant() + ": " + violation.sentence());
            failure = Optional.of(violation);
        }
        return new Result(seed, failure, world.coverage(), trace.hash());
    }

    private static void live(World world) {
        Schedule schedule = new Schedule(world);
        schedule.found();
        schedule.run();
        schedule.heal();
        rest(world);
        for (int round = 0;
                round < ROUNDS_OF_OPERATORS && !schedule.operators().settleAll(schedule.business());
                round++) {
            rest(world);
        }
        new AtRest(world).check();
    }

    private static void rest(World world) {
        if (!world.comesToRest(QUIET, REST_WITHIN)) {
            throw new Violation(Invariant.COMES_TO_REST, "the zones still talk after " + REST_WITHIN);
        }
    }
}
