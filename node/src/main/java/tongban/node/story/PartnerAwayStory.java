package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import tongban.kernel.calendar.LegalClock;
import tools.jackson.databind.JsonNode;

/**
 * A partner is away for a week by the nodes' clocks. What it is told waits; each question ends when its time has
 * passed, with what is known of it; when the partner is back, all that was told arrives once and in order, and nothing
 * that is too late is done.
 */
record PartnerAwayStory() implements StoryOfTwo {

    private static final Duration STEP = Duration.ofHours(12);
    private static final int STEPS = 14;
    private static final int DRAFTS = 5;
    private static final int UNSENT = 3;
    private static final String TITLE = "演示草案之";

    /** After so long a question's time has passed, and the pause after so many tries has not. */
    private static final Duration BEYOND_NOT_AFTER = Duration.ofSeconds(30);

    private static final String FAILURES = "tongban_channel_failures";
    private static final String WINDOW_LEFT = "tongban_channel_window_left";

    /** The pause after so many tries without an answer, at least. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "partner-away";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        stage.agree(a, b);
        stage.settled(a, b);
        stage.step("away", b.zh());
        b.stop();
        Instant left = a.clock().instant();
        List<String> told = tell(stage, a, b);
        List<Asked> asked = new ArrayList<>(week(stage, a, b));
        Instant tried = a.clock().instant();
        asked.addAll(unsent(stage, a, b));
        late(stage, a, b, Duration.between(left, tried));
        List<Reply> ends = asked.stream().map(one -> one.reply().join()).toList();
        stage.check(
                "questions-end-in-time", ends, replies -> replies.stream().allMatch(reply -> reply.status() == 504));
        stage.step("back", b.zh());
        b.clock().standsAt(a.clock().instant());
        b.start();
        a.clock().goesOn();
        b.clock().goesOn();
        stage.settled(a, b);
        Reply hello = a.door().helloPatiently(b.code(), "您好");
        stage.check("speaks-again", hello, reply -> reply.status() == 200);
        stage.check(
                "pause-ends-when-heard",
                Duration.between(tried, a.clock().instant()),
                since -> since.compareTo(PAUSE) < 0);
        arrived(stage, a, b, told);
        questions(stage, a, b, asked);
        stage.audit(a, b);
    }

    /** A question, and the answer to the program that asked, when it comes. */
    private record Asked(String words, CompletableFuture<Reply> reply) {}

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

    /** Twice a day somebody asks, and the node tries its partner, for which the question gets its place in the log. */
    private static List<Asked> week(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("week", STEPS);
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            double failures = a.door().gauge(FAILURES, b.code());
            // It stands in between, so that the machine's speed decides nothing.
            a.clock().standsAt(a.clock().instant().plus(STEP));
            asked.add(ask(a, b, String.format(java.util.Locale.ROOT, "week-%02d", i)));
            stage.await(() -> a.door().gauge(FAILURES, b.code()) > failures, a.code() + " does not try its partner");
        }
        return asked;
    }

    private static Asked ask(PlayedZone a, PlayedZone b, String words) {
        return new Asked(words, a.door().helloLater(b.code(), words));
    }

    /** Asks while the node waits before it tries again: these questions get no place in the log. */
    private static List<Asked> unsent(Stage stage, PlayedZone a, PlayedZone b)
            throws IOException, InterruptedException {
        stage.step("unsent", UNSENT);
        double room = a.door().gauge(WINDOW_LEFT, b.code());
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < UNSENT; i++) {
            asked.add(ask(a, b, "unsent-" + i));
        }
        stage.await(
                () -> a.door().gauge(WINDOW_LEFT, b.code()) <= room - UNSENT, "the questions do not come to the node");
        a.clock().standsAt(a.clock().instant().plus(BEYOND_NOT_AFTER));
        return asked;
    }

    private static long size(JsonNode channel) {
        return channel.path("outgoing").path("size").asLong();
    }

    /** What an operator of the zone that stayed sees after the week. */
    private static void late(Stage stage, PlayedZone a, PlayedZone b, Duration away)
            throws IOException, InterruptedException {
        JsonNode state = a.channel(b);
        stage.check(
                "tells-wait",
                state,
                channel -> size(channel)
                                - channel.path("outgoing").path("acknowledged").asLong()
                                + channel.path("drafts").asLong()
                        >= DRAFTS);
        stage.check(
                "age-of-oldest-shown",
                state,
                channel -> channel.path("oldestAgeSeconds").asLong()
                        >= STEP.multipliedBy(STEPS).toSeconds());
        stage.check(
                "error-shown",
                state,
                channel -> channel.path("lastError").path("code").asString().equals("connection"));
        stage.step("passed", away.toDays());
    }

    /** What became of what was told. */
    private static void arrived(Stage stage, PlayedZone a, PlayedZone b, List<String> told)
            throws IOException, InterruptedException {
        List<String> came = new ArrayList<>();
        b.compacts().forEach(one -> came.add(one.path("id").asString()));
        stage.check("all-arrived-once", came, ids -> ids.containsAll(told) && ids.size() == told.size() + 1);
        String heard = b.door().get("/" + a.code() + "/incoming").text();
        List<Integer> places = IntStream.rangeClosed(1, DRAFTS)
                .mapToObj(number -> heard.indexOf(TITLE + number))
                .toList();
        stage.check(
                "in-order",
                places,
                all -> !all.contains(-1) && all.stream().sorted().toList().equals(all));
        JsonNode state = a.channel(b);
        stage.check(
                "nothing-waits",
                state,
                channel -> channel.path("drafts").asLong(-1) == 0
                        && channel.path("oldestAgeSeconds").isMissingNode());
    }

    /**
     * What became of a question.
     *
     * @param told what its asker was told
     * @param arrived whether it stands in the log as the partner holds it
     * @param answered whether the partner's log repeats its words, as an answer does
     */
    private record Question(Reply told, boolean arrived, boolean answered) {

        boolean isTold(String word) {
            return told.says("urn:tongban:problem:" + word);
        }
    }

    /** What became of what was asked: no asker was told what is not true, and nothing was done too late. */
    private static void questions(Stage stage, PlayedZone a, PlayedZone b, List<Asked> asked)
            throws IOException, InterruptedException {
        String heard = b.door().get("/" + a.code() + "/incoming").text();
        String said = a.door().get("/" + b.code() + "/incoming").text();
        List<Question> all = asked.stream()
                .map(one -> new Question(one.reply().join(), heard.contains(one.words()), said.contains(one.words())))
                .toList();
        List<Question> arrived = all.stream().filter(Question::arrived).toList();
        List<Question> unsent =
                all.stream().filter(one -> one.isTold("not-sent")).toList();
        stage.check(
                "placed-question-ends-unknown",
                arrived,
                some -> !some.isEmpty() && some.stream().allMatch(one -> one.isTold("unknown")));
        stage.check(
                "never-left-is-true",
                unsent,
                some -> !some.isEmpty() && some.stream().noneMatch(Question::arrived));
        stage.check(
                "nothing-too-late-was-done",
                new Late(all, said.split("reason too-late\n", -1).length - 1),
                late -> late.refused() == arrived.size() && late.all().stream().noneMatch(Question::answered));
    }

    /** All questions, and how many of them the partner refused for their time. */
    private record Late(List<Question> all, int refused) {}
}
