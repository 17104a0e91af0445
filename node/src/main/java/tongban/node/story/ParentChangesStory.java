package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.policy.calendar.CalendarFiles;
import tools.jackson.databind.JsonNode;

/**
 * A parent company changes in its own zone. The zone where a branch of it is registered is told at the grant what has
 * to follow there, and until when; the application that follows settles that, and both zones see it. A zone with which
 * no agreement speaks of it is told nothing.
 */
record ParentChangesStory() implements StoryOfTwo {

    private static final String DUTIES = "/api/casework/v1/duties";
    private static final String OURS = DUTIES + "?side=ours&list=all";
    private static final String PARENT = "91100000YANX000144";
    private static final String BRANCH = "91100000YANX00057H";
    private static final String ELSEWHERE = "91100000YANX00022Y";
    private static final String LIMIT = "30 natural-days 市场主体登记管理条例实施细则|31|2";
    private static final int DAYS = 30;

    private static final String PERSON = "510107189901010006";

    /** Name and legal representative change; the person is fictitious and stays where the application was filed. */
    private static final String CHANGE = """
            {"company":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
             "changes":["name","representative"],"decidedOn":"2026-11-20","articlesChange":true,
             "newName":"演示智能科技有限公司",
             "newRepresentative":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000",
              "post":"director"},
             "representativeBarred":false,"signedByNewRepresentative":true,
             "scopeNeedsApproval":false,"paperLicence":false,
             "branches":[
              {"creditCode":"91100000YANX00057H","name":"演示科技有限公司重庆分公司","zone":"cqgxq"},
              {"creditCode":"91100000YANX00022Y","name":"演示科技有限公司内江分公司","zone":"njgxq"}],
             "materials":["application","resolution","articles","appointment"]}
            """;

    private static final String FOLLOWING = """
            {"branch":{"creditCode":"91100000YANX00057H","name":"演示科技有限公司重庆分公司"},
             "parent":{"creditCode":"91100000YANX000144","name":"演示智能科技有限公司"},
             "parentChanges":["name"],"parentRegistered":true,"parentRegisteredOn":"%s","changes":["name"],
             "newName":"演示智能科技有限公司重庆分公司","scopeNeedsApproval":false,"paperLicence":false,
             "materials":["application"]}
            """;

    @Override
    public String name() {
        return "parent-changes";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        stage.step("agree", a.zh(), b.zh());
        stage.agree(AgreementText.following(stage.machine().instant(), a, b), a, b);
        PlayedZone third = stage.found(Stage.NEIJIANG);
        stage.step("third", a.zh(), third.zh());
        third.start();
        PlayedZone.well(a.join(third.invite(), third.fingerprint()));
        PlayedZone.well(third.join(a.invite(), a.fingerprint()));
        stage.agree(AgreementText.hello(stage.machine().instant(), a, third), a, third);
        granted(stage, a, b);
        told(stage, a, b);
        acknowledged(stage, a, b);
        applied(stage, a, b);
        untold(stage, a, third);
        stage.audit(a, b, third);
    }

    private static void granted(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("grant", a.zh(), b.zh());
        String path = Cases.path(file(a, a, "registration/company-change", CHANGE));
        Cases.proposed(a, path, "grant");
        Reply granted = Cases.act(a, path, "grant", "decider qian", Cases.BASIS);
        stage.check(
                "parent-change-granted",
                granted,
                reply -> reply.status() == 200 && reply.says("\"phase\":\"granted\"") && reply.says(a.code()));
        stage.await(() -> !duties(b, DUTIES).isEmpty(), "no duty comes to " + b.code());
    }

    private static Reply file(PlayedZone at, PlayedZone deciding, String item, String form)
            throws IOException, InterruptedException {
        String filing = "{\"item\":\"" + item + "\",\"deciding\":\"" + deciding.code()
                + "\",\"subject\":\"演示科技有限公司\",\"role\":\"counter\",\"by\":\"" + at.code() + "-li\",\"form\":" + form
                + "}";
        return at.door().post(Cases.PATH, filing, UUID.randomUUID().toString());
    }

    private static JsonNode duties(PlayedZone zone, String path) throws IOException, InterruptedException {
        return zone.door().read(path).json().path("duties");
    }

    /** What a zone shows of the duty of an entity. */
    private static JsonNode duty(PlayedZone zone, String path, String entity) throws IOException, InterruptedException {
        for (JsonNode one : duties(zone, path)) {
            if (one.at("/entity/creditCode").asString("").equals(entity)) {
                return one;
            }
        }
        throw new Stuck(zone.code() + " shows no duty of " + entity);
    }

    private static void told(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        JsonNode there = duty(b, DUTIES, BRANCH);
        JsonNode here = duty(a, OURS, BRANCH);
        stage.step("told", there.path("due").asString());
        stage.check(
                "branch-zone-told",
                there,
                duty -> duty.path("state").asString().equals("open")
                        && duty.path("item").asString().equals("registration/branch-change-after-parent")
                        && duty.path("toldBy").asString().equals(a.code())
                        && duty.at("/parent/creditCode").asString().equals(PARENT)
                        && duty.at("/changes/0").asString().equals("name"));
        String text = b.door().read(DUTIES).text();
        stage.check(
                "nothing-personal-told",
                text,
                words -> words.contains(BRANCH) && !words.contains(PERSON) && !words.contains("张演示"));
        WorkingCalendar calendar = CalendarFiles.shipped();
        List<String> days = List.of(
                here.path("since").asString(),
                there.path("limit").asString(),
                here.path("due").asString(),
                there.path("due").asString());
        stage.check(
                "due-day-by-the-article",
                days,
                seen -> seen.get(1).equals(LIMIT)
                        && seen.get(2).equals(seen.get(3))
                        && seen.get(2).equals(endOf(seen.getFirst(), calendar)));
    }

    /** The thirtieth day after a moment or the first working day after it, at its end; empty of what is no moment. */
    private static String endOf(String moment, WorkingCalendar calendar) {
        if (!moment.endsWith("Z")) {
            return "";
        }
        LocalDate last = LegalClock.dateOf(Instant.parse(moment)).plusDays(DAYS);
        while (!calendar.day(last).working()) {
            last = last.plusDays(1);
        }
        return LegalClock.endOf(last).toString();
    }

    private static void acknowledged(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("acknowledge", b.zh());
        String path = DUTIES + "/" + duty(b, DUTIES, BRANCH).path("id").asString() + "/acknowledge";
        b.door().post(path, "{}", UUID.randomUUID().toString());
        stage.await(
                () -> duty(a, OURS, BRANCH).path("state").asString().equals("acknowledged"),
                "the acknowledgement does not come to " + a.code());
        stage.check(
                "acknowledgement-seen",
                List.of(duty(a, OURS, BRANCH), duty(b, DUTIES, BRANCH)),
                both -> both.stream()
                        .allMatch(duty -> duty.path("state").asString().equals("acknowledged")
                                && duty.has("acknowledged")
                                && duty.path("acknowledged")
                                        .equals(both.getFirst().path("acknowledged"))));
    }

    /** The company need not travel: its application for the branch is handed in at the counter of the parent's zone. */
    private static void applied(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("apply", a.zh(), b.zh());
        String form = FOLLOWING.formatted(LegalClock.dateOf(stage.machine().instant()));
        Reply filed = file(a, b, "registration/branch-change-after-parent", form);
        stage.check(
                "filed-there",
                filed,
                reply -> reply.status() == 200 && reply.says("\"offeredTo\":\"" + b.code() + "\""));
        String path = Cases.path(filed);
        stage.await(
                () -> duty(a, OURS, BRANCH).path("state").asString().equals("settled"),
                "nothing settles the duty of " + b.code());
        String all = DUTIES + "?list=done";
        stage.check(
                "settled-and-seen-at-both-ends",
                List.of(duty(a, OURS, BRANCH), duty(b, all, BRANCH)),
                both -> both.stream()
                        .allMatch(duty -> duty.path("state").asString().equals("settled")
                                && path.endsWith(duty.path("settledBy").asString("?"))
                                && !duty.path("late").asBoolean(true)));
        Cases.proposed(b, path, "grant");
        Cases.act(b, path, "grant", "decider qian", Cases.BASIS);
        Cases.act(b, path, "complete", "reviewer zhao", "");
        Cases.comesTo(stage, a, path, "completed");
        Cases.sameHistory(stage, a.door().read(path), b.door().read(path), 8);
    }

    private static void untold(Stage stage, PlayedZone a, PlayedZone third) throws IOException, InterruptedException {
        stage.step("untold", third.zh());
        stage.settled(a, third);
        stage.check(
                "not-told-without-article",
                List.of(duty(a, OURS, ELSEWHERE), duties(third, DUTIES + "?list=all&side=both")),
                seen -> seen.getFirst().path("state").asString().equals("untold")
                        && seen.getFirst().path("zone").asString().equals(third.code())
                        && seen.getLast().isArray()
                        && seen.getLast().isEmpty());
    }
}
