package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import tongban.kernel.calendar.LegalClock;
import tools.jackson.databind.JsonNode;

/** A partner is away for a week by the nodes' clocks: what waits is bounded and visible, and arrives once, in order. */
record PartnerAwayStory() implements Story {

    private static final Duration WEEK = Duration.ofDays(7);

    /** Questions that may be open to one partner. */
    private static final int WINDOW = 2048;

    private static final int MORE = 12;
    private static final int DRAFTS = 5;
    private static final String TITLE = "演示草案之";

    /** The longest time after which a node tries a partner again. */
    private static final Duration LAST_PAUSE = Duration.ofMinutes(6);

    @Override
    public String name() {
        return "partner-away";
    }

    @Override
    public void play(Stage stage) throws IOException, SQLException, InterruptedException {
        stage.step("start");
        List<PlayedZone> zones = stage.partners();
        PlayedZone a = zones.getFirst();
        PlayedZone b = zones.getLast();
        stage.agree(a, b);
        stage.settled(a, b);
        stage.step("away", b.zh());
        b.stop();
        List<String> told = tell(stage, a, b);
        fill(stage, a, b);
        late(stage, a, b);
        stage.step("back", b.zh());
        b.start();
        a.clock().passes(LAST_PAUSE);
        b.clock().passes(LAST_PAUSE);
        stage.settled(a, b);
        List<String> came = new ArrayList<>();
        b.compacts().forEach(one -> came.add(one.path("id").asString()));
        stage.check(
                "all-arrived-once",
                () -> came.containsAll(told) && came.size() == told.size() + 1,
                came.size() + " agreements");
        Reply log = b.door().get("/" + a.code() + "/incoming");
        List<Integer> places = IntStream.rangeClosed(1, DRAFTS)
                .mapToObj(number -> log.text().indexOf(TITLE + number))
                .toList();
        stage.check("in-order", () -> places.stream().sorted().toList().equals(places) && !places.contains(-1), places);
        JsonNode state = a.channel(b);
        stage.check(
                "nothing-waits",
                () -> state.path("drafts").asLong() == 0
                        && state.path("oldestAgeSeconds").isMissingNode(),
                state);
        Reply hello = a.door().helloPatiently(b.code(), "您好");
        stage.check("speaks-again", () -> hello.status() == 200, hello.brief());
        stage.audit(a, b);
    }

    /** Tells while nobody listens: drafts of agreements, which each party is told. */
    private static List<String> tell(Stage stage, PlayedZone a, PlayedZone b) throws IOException {
        stage.step("tell", DRAFTS);
        List<String> told = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(stage.machine().instant(), LegalClock.BEIJING);
        for (int i = 1; i <= DRAFTS; i++) {
            AgreementText text = AgreementText.of(TITLE + i, today, today.plusYears(1), Optional.empty(), a, b);
            PlayedZone.well(a.compact("draft", text.writtenTo(stage.folder()).toString()));
            told.add(text.id());
        }
        return told;
    }

    /** Asks more than may be open; the clock stands, so that no question's time runs out meanwhile. */
    private static void fill(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("fill", WINDOW + MORE);
        a.clock().standsAt(a.clock().instant());
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < WINDOW + MORE; i++) {
            asked.add(a.door().helloLater(b.code(), "您好 " + i));
        }
        stage.await(
                () -> asked.stream().filter(CompletableFuture::isDone).count() >= MORE,
                "the window to " + b.code() + " does not fill");
        List<Reply> busy = asked.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
        stage.check(
                "window-full-503",
                () -> busy.size() == MORE && busy.stream().allMatch(reply -> reply.status() == 503),
                busy.size() + " × " + busy.getFirst().brief());
        stage.check(
                "retry-time-given",
                () -> busy.stream().allMatch(reply -> reply.retryAfter().isPresent()),
                busy.getFirst().retryAfter());
        stage.step("week");
        a.clock().passes(WEEK);
        b.clock().passes(WEEK);
        List<Reply> all = asked.stream().map(CompletableFuture::join).toList();
        long late = all.stream().filter(reply -> reply.status() == 504).count();
        stage.check("questions-end-at-not-after", () -> late == WINDOW, late + " × 504");
        stage.check(
                "never-left-is-said",
                () -> all.stream().anyMatch(reply -> reply.says("problem:not-sent")),
                all.stream().filter(reply -> reply.says("problem:not-sent")).count() + " never left");
    }

    private static void late(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        JsonNode state = a.channel(b);
        stage.check("age-of-oldest-shown", () -> state.path("oldestAgeSeconds").asLong() >= WEEK.toSeconds(), state);
        stage.check(
                "error-shown",
                () -> !state.path("lastError").path("code").asString().isEmpty(),
                state.path("lastError"));
    }
}
