package tongban.node.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.node.command.EmbeddedDatabase;
import tongban.verifier.command.CommandAudit;
import tongban.verifier.command.CommandRun;

/**
 * Each story is played once on real nodes; then each of its checks is turned round, one at a time, and must make it
 * fail, and each claim is put to what was seen with one thing in it changed, and must notice some of that. {@code
 * -Dtongban.stories=all} plays those too that the ordinary run leaves out; names with commas between them play those.
 */
@Timeout(600)
class StoriesTest {

    /** What the ordinary run plays; the rest needs a third node, or a restart of two. */
    private static final Set<String> ORDINARY = Set.of("hello", "branch-case");

    private static final List<ResourceBundle> BUNDLES = List.of(
            ResourceBundle.getBundle("tongban.node.story.messages", Locale.ROOT),
            ResourceBundle.getBundle("tongban.node.story.messages_zh", Locale.ROOT));

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedDatabase.throwAway();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static final class Worded implements Telling {
        @Override
        public void step(String key, Object... arguments) {
            assertThat(BUNDLES).allMatch(bundle -> bundle.containsKey(key), "has words for " + key);
        }

        @Override
        public void check(Check<?> check) {
            String key = "check." + check.id();
            assertThat(BUNDLES).allMatch(bundle -> bundle.containsKey(key), "has words for " + key);
        }
    }

    private static List<Story> played() {
        String asked = System.getProperty("tongban.stories", "");
        return Story.all().stream()
                .filter(story -> asked.equals("all")
                        || List.of(asked.split(",")).contains(story.name())
                        || List.of("", "ordinary").contains(asked) && ORDINARY.contains(story.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("played")
    void isPlayedAndEachOfItsChecksCanFail(Story story) throws Exception {
        String name = story.name();
        Stage.Ground ground = new Stage.Ground(server, folder, name, InstantSource.system());
        Path kept = folder.resolve("kept-" + name);
        Performance played = Performance.of(story, ground, new Worded(), Optional.of(kept));
        assertThat(played.stuck()).isEmpty();
        assertThat(played.checks()).isNotEmpty();
        for (Check<?> check : played.checks()) {
            assertThat(check.passes(Set.of()))
                    .as(check.id() + ": " + check.words())
                    .isTrue();
            assertThat(played.failed(Set.of(check.id())))
                    .as(check.id() + " turned round")
                    .isPositive();
            assertThat(failures(check))
                    .as(check.id() + " notices something else than was seen")
                    .isPositive();
        }
        assertThat(CommandRun.of("audit", kept.toString()).exit()).isZero();
    }

    /** How many of the facts that might have been seen instead make a check fail. */
    private static <F> int failures(Check<F> check) throws ReflectiveOperationException {
        int noticed = 0;
        for (Object other : Altered.of(check.seen())) {
            @SuppressWarnings("unchecked") // A fact is altered to one of its own kind.
            F fact = (F) other;
            noticed += new Check<>(check.id(), fact, check.claim()).passes(Set.of()) ? 0 : 1;
        }
        return noticed;
    }

    @Test
    void theCommandSaysWhatItCannotPlay() {
        assertThat(CommandAudit.findings(List.of(new StoryCommands()))).isEmpty();
        assertThat(CommandRun.of("story", "list", "--lang", "zh").out())
                .contains("hello", "partner-away", "split-view", "upgrade");
        assertThat(CommandRun.of("story", "upgrade").err()).contains("second release");
        assertThat(CommandRun.of("story", "upgrade").exit()).isEqualTo(2);
        assertThat(CommandRun.of("story", "nothing").exit()).isEqualTo(2);
        assertThat(CommandRun.of("story").exit()).isEqualTo(2);
        assertThat(CommandRun.of("story", "hello", "--keep", "/dev/null/kept").err())
                .contains("/dev/null/kept");
        assertThat(CommandRun.of("story", "hello", "--keep", "/dev/null/kept").exit())
                .isEqualTo(2);
        assertThat(CommandRun.of("story", "hello", "--at", "http://127.0.0.1:1").exit())
                .isEqualTo(2);
    }
}
