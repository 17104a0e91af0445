package tongban.benchmarks.casework;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import tongban.kernel.code.ZoneCode;

/**
 * One caller's cases, one after the other, each from its filing in one zone through hand-over, acceptance, proposal and
 * grant in the other until the first zone shows the decision too. The case counts when both show the same head, which
 * names all of its history.
 */
final class WholeCase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String caller;
    private final Door receiving;
    private final Door deciding;
    private final ZoneCode decidingZone;
    private final SplittableRandom random;
    private final Waiting handOver = new Waiting();
    private final Waiting decision = new Waiting();
    private int begun;

    WholeCase(String caller, Door receiving, Door deciding, ZoneCode decidingZone, SplittableRandom random) {
        this.caller = caller;
        this.receiving = receiving;
        this.deciding = deciding;
        this.decidingZone = decidingZone;
        this.random = random;
    }

    /** What came of a case. */
    enum End {
        /** Both zones show the same decided case. */
        DECIDED,
        /** A node refused something, or was not heard of in time. */
        REFUSED,
        /** The zones show different histories. */
        DIFFERENT
    }

    End play() throws IOException, InterruptedException {
        String key = caller + "-" + begun++;
        String name = Names.company(random);
        Answer filed =
                receiving.post("", key, Application.filing(name, "counter-" + caller, decidingZone, random));
        String id = filed.member("id");
        if (!filed.well() || id.isEmpty()) {
            return End.REFUSED;
        }
        String path = "/" + id;
        Optional<Answer> there = handOver.until(() -> deciding.get(path), Answer::well, PATIENCE);
        if (there.isEmpty()) {
            return End.REFUSED;
        }
        Optional<Answer> granted = decided(path, key);
        if (granted.isEmpty()) {
            return End.REFUSED;
        }
        Optional<Answer> back = decision.until(
                () -> receiving.get(path), answer -> answer.member("phase").equals("granted"), PATIENCE);
        if (back.isEmpty()) {
            return End.REFUSED;
        }
        return back.get().member("head").equals(granted.get().member("head")) ? End.DECIDED : End.DIFFERENT;
    }

    /** Acceptance, and two people who decide. */
    private Optional<Answer> decided(String path, String key) throws IOException {
        String acts = path + "/acts/";
        Answer accepted = deciding.post(
                acts + "accept", key + "-accept", Application.doing("acceptor", "acceptor-" + caller, ""));
        if (!accepted.well()) {
            return Optional.empty();
        }
        Answer proposed = deciding.post(
                acts + "propose",
                key + "-propose",
                Application.doing("reviewer", "reviewer-" + caller, Application.PROPOSED));
        if (!proposed.well()) {
            return Optional.empty();
        }
        Answer granted = deciding.post(
                acts + "grant",
                key + "-grant",
                Application.doing("decider", "decider-" + caller, Application.GRANTED));
        return granted.well() ? Optional.of(granted) : Optional.empty();
    }

    @Override
    public void close() {
        receiving.close();
        deciding.close();
    }
}
