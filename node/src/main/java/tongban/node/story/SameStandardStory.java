package tongban.node.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tongban.kernel.calendar.LegalClock;
import tongban.node.catalogue.CatalogueFiles;
import tongban.node.catalogue.Standard;
import tongban.policy.limit.TimeLimits;
import tongban.verifier.command.CommandRun;
import tools.jackson.databind.JsonNode;

/**
 * One zone changes a rule of an item; the other sees which before the next case runs, and takes no application under
 * its own rule until both apply the same again.
 */
record SameStandardStory() implements StoryOfTwo {

    private static final String ITEM = "registration/branch-company";
    private static final String PLACE = "materials/approval/valid_days";

    @Override
    public String name() {
        return "same-standard";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.sameStandard(stage.machine().instant(), a, b), a, b);
        stage.await(() -> shown(a, b).has("partner"), "the standard of " + b.code() + " does not come to " + a.code());
        JsonNode before = shown(a, b);
        stage.check(
                "same-at-first",
                before,
                item -> item.has("partner") && item.path("differences").isEmpty());
        LocalDate today = LegalClock.dateOf(stage.machine().instant());
        Path next = changed(stage.folder(), today);
        stage.step("change", b.zh());
        CommandRun published = b.publish(next);
        stage.check("published", published, run -> run.exit() == 0 && run.out().contains("approval/valid_days"));
        stage.check(
                "not-twice",
                b.publish(next),
                run -> run.exit() == 0 && run.lastLine().contains("\"published\":false"));
        stage.await(() -> !places(shown(a, b)).isEmpty(), "the change does not come to " + a.code());
        stage.check("named-at-the-counter", places(shown(a, b)), places -> places.contains(PLACE));
        stage.step("file", a.zh());
        Reply refused = a.door().post(Cases.PATH, Cases.filing(a, b), "before");
        stage.check(
                "refused-with-the-difference",
                refused,
                reply -> reply.status() == 409 && reply.says("standards-differ") && reply.says(PLACE));
        follows(stage, a, b, next, published);
        stage.audit(a, b);
    }

    /** The other zone publishes the same, and cases go on. */
    private static void follows(Stage stage, PlayedZone a, PlayedZone b, Path next, CommandRun published)
            throws IOException, InterruptedException {
        stage.step("follow", a.zh());
        stage.check(
                "same-id",
                List.of(id(a.publish(next)), id(published)),
                ids -> ids.getFirst().equals(ids.getLast()) && !ids.getFirst().isEmpty());
        stage.await(() -> places(shown(a, b)).isEmpty(), "the change is not in force at " + a.code());
        stage.await(() -> places(shown(b, a)).isEmpty(), "the change of " + a.code() + " does not come to " + b.code());
        Reply filed = a.door().post(Cases.PATH, Cases.filing(a, b), "after");
        stage.check("filed", filed, reply -> reply.status() == 200);
        String path = Cases.path(filed);
        Cases.arrived(stage, b, path);
        Reply accepted = Cases.act(b, path, "accept", "acceptor wang", "");
        stage.check(
                "accepted-under-the-new-one",
                accepted,
                reply -> reply.status() == 200 && reply.says("\"standardsDiffer\":false"));
    }

    private static JsonNode shown(PlayedZone at, PlayedZone deciding) throws IOException, InterruptedException {
        return at.door()
                .read("/api/casework/v1/items/" + ITEM + "?deciding=" + deciding.code())
                .json();
    }

    private static List<String> places(JsonNode item) {
        List<String> places = new ArrayList<>();
        item.path("differences").forEach(one -> places.add(one.path("place").asString()));
        return places;
    }

    private static String id(CommandRun published) {
        return PlayedZone.last(published).path("standard").path("id").asString("");
    }

    /** The shipped item with one rule changed: papers of an approval may be sixty days old instead of ninety. */
    private static Path changed(Path folder, LocalDate from) throws IOException {
        Standard shipped =
                CatalogueFiles.shipped(TimeLimits.shipped()).inForce(ITEM, from).orElseThrow();
        Path target = folder.resolve("next");
        shipped.files().forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (name.equals(Standard.COMMON)) {
                text = text.replace("valid_days: 90", "valid_days: 60")
                        .replaceFirst("version: [0-9]+", "version: " + (shipped.version() + 1))
                        .replaceFirst("from: [0-9-]+", "from: " + from);
            }
            write(target.resolve(name), text);
        });
        return target;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
