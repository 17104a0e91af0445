package tongban.node.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.node.command.EmbeddedDatabase;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Plays a story on throw-away zones, and says what it checked. */
@Command(
        name = "story",
        resourceBundle = "tongban.node.story.messages",
        subcommands = {StoryListCommand.class})
final class StoryCommand implements Callable<Integer> {

    private final InstantSource clock;

    StoryCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", descriptionKey = "name")
    private @Nullable String name;

    @Option(names = "--keep", paramLabel = "DIR", descriptionKey = "keep")
    private @Nullable Path keep;

    @Option(names = "--at", paramLabel = "URL", descriptionKey = "at")
    private @Nullable String at;

    @Override
    public Integer call() throws InterruptedException {
        Story story = story();
        if (at != null) {
            throw new BadInput(output.text("at.not", at, story.name()));
        }
        Path folder = keep;
        if (folder != null && !isWritable(folder)) {
            throw new BadInput(output.text("keep.not", folder));
        }
        long begun = System.nanoTime();
        Performance played;
        try {
            played = thrownAway(story);
        } catch (IOException | SQLException fault) {
            return failed(story, fault);
        }
        played.stuck().ifPresent(sentence -> output.say("stuck", sentence));
        long passed = played.passed(Set.of());
        long failed = played.failed(Set.of());
        output.print(passed + " passed, " + failed + " failed");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("story", story.name());
        json.put("checks", played.checks().stream().map(StoryCommand::json).toList());
        json.put("passed", passed);
        json.put("failed", failed);
        json.put("seconds", (System.nanoTime() - begun) / 1_000_000_000.0);
        played.stuck().ifPresent(sentence -> json.put("error", sentence));
        return output.finish(failed == 0 ? Verdict.WELL : Verdict.FAILED, json);
    }

    private static boolean isWritable(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** The machine did not let it be played; nothing that the person wrote is wrong. */
    private int failed(Story story, Exception fault) {
        String said = String.valueOf(fault.getMessage());
        output.note("fault", said);
        return output.finish(Verdict.FAILED, Map.of("story", story.name(), "error", output.text("fault", said)));
    }

    private static Map<String, Object> json(Check<?> check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", check.id());
        json.put("passed", check.passes(Set.of()));
        json.put("seen", check.words());
        return json;
    }

    private Story story() {
        String known = String.join(", ", Story.all().stream().map(Story::name).toList());
        String asked = name;
        if (asked == null) {
            throw new BadInput(output.text("which", known));
        }
        if (asked.equals("upgrade")) {
            throw new BadInput(output.text("upgrade.later"));
        }
        return Story.all().stream()
                .filter(story -> story.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new BadInput(output.text("unknown", asked, known)));
    }

    private Performance thrownAway(Story story) throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("tongban-story");
        output.print(output.text("title." + story.name()));
        try (EmbeddedDatabase server = EmbeddedDatabase.throwAway()) {
            Stage.Ground ground = new Stage.Ground(server, folder, story.name(), clock);
            Performance played = Performance.of(story, ground, telling(), Optional.ofNullable(keep));
            if (keep != null) {
                output.say("kept", keep);
            }
            return played;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Telling telling() {
        return new Telling() {
            @Override
            public void step(String key, Object... arguments) {
                output.print("· " + output.text(key, arguments));
            }

            @Override
            public void check(Check<?> check) {
                boolean passes = check.passes(Set.of());
                output.print(
                        "  " + (passes ? "✓ " : "✗ ") + output.text("check." + check.id()) + "  [" + check.id() + "]");
                if (!passes || output.trace()) {
                    output.say("seen", check.words());
                }
            }
        };
    }
}
