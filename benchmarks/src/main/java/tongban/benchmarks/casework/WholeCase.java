package tongban.benchmarks.casework;

import java.io.IOException;
import java.time.Duration;
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

    /**
     * Plays the next case; true when both zones show the same history in the end.
     *
     * @throws IOException when a node is not there, refuses something, or tells it too late
     */
    boolean play() throws IOException, InterruptedException {
        String key = caller + "-" + begun++;
        String name = Names.company(random);
        Answer filed = receiving.post("", key, Application.filing(name, "counter-" + caller, decidingZone, random));
        String path = "/" + filed.orRefused("filing").member("id");
        handOver.until(() -> deciding.get(path), Answer::well, PATIENCE);
        Answer granted = decided(path, key);
        Answer back = decision.until(
                () -> receiving.get(path), answer -> answer.member("phase").equals("granted"), PATIENCE);
        return back.member("head").equals(granted.member("head"));
    }

    /** Acceptance, and two people who decide. */
    private Answer decided(String path, String key) throws IOException {
        act(path, "accept", key, Application.doing("acceptor", "acceptor-" + caller, ""));
        act(path, "propose", key, Application.doing("reviewer", "reviewer-" + caller, Application.PROPOSED));
        return act(path, "grant", key, Application.doing("decider", "decider-" + caller, Application.GRANTED));
    }

    private Answer act(String path, String act, String key, String doing) throws IOException {
        return deciding.post(path + "/acts/" + act, key + "-" + act, doing).orRefused(act);
    }

    @Override
    public void close() {
        receiving.close();
        deciding.close();
    }
}
