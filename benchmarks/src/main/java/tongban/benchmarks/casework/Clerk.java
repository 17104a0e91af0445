package tongban.benchmarks.casework;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import tongban.kernel.code.ZoneCode;

/**
 * A clerk of the deciding zone, who in every turn writes, looks at a page of the inbox, and searches. Writing is in
 * turn an application that another zone decides, and acceptance, proposal and grant of a case that was loaded.
 */
final class Clerk implements AutoCloseable {

    private final String name;
    private final Door door;
    private final ZoneCode partner;
    private final List<LoadedCase> own;
    private final Times times;
    private final SplittableRandom random;
    private int turn;
    private int taken = -1;
    private String next = "";

    Clerk(String name, Clerks.Post post, List<LoadedCase> own, Times times, SplittableRandom random) {
        this.name = name;
        this.door = new Door(post.node(), post.token());
        this.partner = post.partner();
        this.own = own;
        this.times = times;
        this.random = random;
    }

    private interface Deed {
        Answer done() throws IOException;
    }

    /** What a clerk does every two seconds. */
    void turn() {
        write();
        inbox();
        search();
        turn++;
    }

    private void write() {
        String key = name + "-" + turn;
        switch (turn % 4) {
            case 0 ->
                timed(
                        "write",
                        () -> door.post(
                                "",
                                key,
                                Application.filing(Names.company(random), "counter-" + name, partner, random)));
            case 1 -> {
                taken++;
                act("accept", key, Application.doing("acceptor", "acceptor-" + name, ""));
            }
            case 2 -> act("propose", key, Application.doing("reviewer", "reviewer-" + name, Application.PROPOSED));
            default -> act("grant", key, Application.doing("decider", "decider-" + name, Application.GRANTED));
        }
    }

    private void act(String act, String key, String body) {
        if (taken >= own.size()) {
            times.refused();
            return;
        }
        String path = "/" + own.get(taken).id() + "/acts/" + act;
        timed("write", () -> door.post(path, key, body));
    }

    /** The first page, and in every other turn the page after the last one. */
    private void inbox() {
        String after = turn % 2 == 1 && !next.isEmpty() ? "&after=" + encoded(next) : "";
        next = timed("inbox", () -> door.get("?queue=inbox&size=50" + after)).member("next");
    }

    private void search() {
        LoadedCase wanted = own.get(random.nextInt(own.size()));
        String typed = encoded(wanted.typed(turn));
        Answer found = timed("search." + LoadedCase.kind(turn), () -> door.get("?queue=all&size=50&words=" + typed));
        if (found.well()
                && !found.body().contains(wanted.id())
                && found.member("next").isEmpty()) {
            times.missed();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer timed(String kind, Deed deed) {
        long began = System.nanoTime();
        try {
            Answer answer = deed.done();
            if (answer.well()) {
                times.took(kind, System.nanoTime() - began);
            } else {
                times.refused();
            }
            return answer;
        } catch (IOException broken) {
            times.refused();
            return new Answer(0, "");
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
