package tongban.node.story;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tongban.node.story.Cases.Named;
import tools.jackson.databind.JsonNode;

/**
 * The authority finds gaps that no form check finds, and tells them once and all together. The applicant supplements at
 * the counter of the other zone, which does not hold the case: its request is taken at once, and the case goes on.
 */
record SupplementStory() implements StoryOfTwo {

    private static final int EVENTS = 11;
    private static final String WANG = "acceptor wang";
    private static final List<String> FIELDS = List.of("/premises/address", "/materials");

    /** What is missing, field by field. */
    private static final String GAPS = """
            "gaps":[
              {"field":"/premises/address","zh":"请写明楼层和房号","en":"Name the floor and the room"},
              {"field":"/materials","zh":"住所使用证明缺产权人签字","en":"The owner has not signed the papers on the premises"}]
            """;

    private static final String MORE = """
            "gaps":[{"field":"/head/mobile","zh":"号码无法接通","en":"Nobody answers at this number"}]
            """;

    private static final String SUPPLEMENT = """
            "form":{"premises":{"division":"500107104","address":"演示路一号三层301室"},
                    "materials":["application","premises","appointment"]}
            """;

    @Override
    public String name() {
        return "supplement";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        stage.step("file", a.zh(), b.zh());
        String path = Cases.filed(stage, a, b, Cases.BRANCH);
        gaps(stage, a, b, path);
        supplemented(stage, a, b, path);
        goesOn(stage, a, b, path);
        Reply here = a.door().read(path);
        Reply there = b.door().read(path);
        Cases.sameHistory(stage, here, there, EVENTS);
        stage.audit(a, b);
    }

    private static void gaps(Stage stage, PlayedZone a, PlayedZone b, String path)
            throws IOException, InterruptedException {
        stage.step("gaps", b.zh());
        Named tell = new Named(b, path, "tell-gaps");
        Reply vague = Cases.act(tell, WANG, "", "\"gaps\":[{\"zh\":\"材料不全\"}]");
        stage.check("gap-without-field-refused", vague, reply -> Cases.isRefused(reply, 422, "gaps"));
        Cases.act(tell, WANG, "", GAPS);
        Cases.comesTo(stage, a, path, "gaps-told");
        JsonNode told = Cases.last(a.door().read(path), "gaps-told");
        stage.check("all-gaps-at-the-counter", told, SupplementStory::isWhole);
    }

    /** Whether a notice names both gaps with words, and the provision. */
    private static boolean isWhole(JsonNode notice) {
        List<String> fields = new ArrayList<>();
        boolean worded = true;
        for (JsonNode gap : notice.path("body").path("gaps")) {
            fields.add(gap.path("field").asString());
            worded &= gap.path("zh").isString() && gap.path("en").isString();
        }
        String basis = notice.path("facts").path("basis").asString();
        return worded && fields.equals(FIELDS) && basis.startsWith("行政许可法|32");
    }

    /**
     * What was asked, and what the holder made of it.
     *
     * @param from milliseconds of the epoch before the counter asked
     * @param until after it was answered
     */
    private record Asked(long from, long until, JsonNode noted, JsonNode supplemented) {

        /** The counter's own moment is the legal one, and the supplement answers this request. */
        boolean isTaken() {
            JsonNode facts = noted.path("facts");
            long made = millis(facts.path("made").asString());
            String request = facts.path("request").asString();
            return facts.path("kind").asString().equals("supplement")
                    && made >= from
                    && made <= until
                    && !request.isEmpty()
                    && supplemented.path("facts").path("request").asString().equals(request);
        }

        private static long millis(String moment) {
            try {
                return Instant.parse(moment).toEpochMilli();
            } catch (DateTimeParseException none) {
                return -1;
            }
        }
    }

    private static void supplemented(Stage stage, PlayedZone a, PlayedZone b, String path)
            throws IOException, InterruptedException {
        stage.step("supplement", a.zh());
        Reply direct = Cases.act(new Named(a, path, "supplement"), "counter li", "", SUPPLEMENT);
        stage.check("only-the-holder-adds", direct, reply -> Cases.isRefused(reply, 409, "wrong-seat"));
        long from = stage.machine().instant().toEpochMilli();
        Reply asked = Cases.ask(a, path, "supplement", SUPPLEMENT);
        long until = stage.machine().instant().toEpochMilli();
        stage.check("counter-asks", asked, reply -> reply.status() == 200);
        Cases.comesTo(stage, a, path, "submitted");
        Reply there = b.door().read(path);
        stage.check(
                "taken-at-once",
                new Asked(from, until, Cases.last(there, "request-noted"), Cases.last(there, "supplemented")),
                Asked::isTaken);
        stage.check(
                "office-reads-it",
                Cases.last(there, "supplemented"),
                event -> event.path("body")
                        .path("form")
                        .path("premises")
                        .path("address")
                        .asString()
                        .endsWith("301室"));
    }

    private static void goesOn(Stage stage, PlayedZone a, PlayedZone b, String path)
            throws IOException, InterruptedException {
        stage.step("more", b.zh());
        Reply more = Cases.act(new Named(b, path, "tell-gaps"), WANG, "", MORE);
        stage.check(
                "new-gap-refused",
                more,
                reply -> Cases.isRefused(reply, 409, "gaps-told") && reply.says("/head/mobile"));
        stage.step("decide", b.zh());
        Cases.proposed(b, path, "grant");
        Cases.comesTo(stage, a, path, "proposed");
        clocks(
                stage,
                "same-clock-running",
                "running",
                List.of(a.door().read(path), b.door().read(path)));
        Cases.act(b, path, "grant", "decider qian", Cases.BASIS);
        Cases.act(b, path, "complete", "reviewer zhao", "");
        Cases.comesTo(stage, a, path, "completed");
        clocks(
                stage,
                "same-clock-stopped",
                "stopped",
                List.of(a.door().read(path), b.door().read(path)));
    }

    private static void clocks(Stage stage, String check, String state, List<Reply> shown) {
        stage.check(
                check,
                shown.stream().map(Cases::clock).toList(),
                both -> both.getFirst().equals(both.getLast())
                        && both.getFirst().contains("\"state\":\"" + state)
                        && both.getFirst().contains("\"due\""));
    }
}
