package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a small project of its own, in a folder with spaces, with a Maven that is a script of the test. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Path home = Path.of("");
    private Path source = Path.of("");

    @BeforeEach
    void aProjectWithOneModule() throws IOException {
        home = Files.createDirectories(folder.resolve("a 通办 folder"));
        source = home.resolve("verifier/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class A {}");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("verifier/pom.xml"), "<project/>");
        Files.copy(Path.of("..", "tongban"), home.resolve("tongban"));
        maven("""
                echo built >> "$here/builds"
                sleep 0.5
                mkdir -p verifier/target
                printf '%s' "$TEST_CLASS_PATH" > verifier/target/class-path
                """);
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
        ProcessRun first = launch("--version");
        ProcessRun second = launch("--version");

        assertThat(first.out()).startsWith("tongban ");
        assertThat(first.err()).contains("building (first time", "built in");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(launch("--version").err()).contains("sources are newer");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsAgainWhenASourceWasDeletedButNotForATest() throws Exception {
        launch("--version");
        Path test = home.resolve("verifier/src/test/java/ATest.java");
        Files.createDirectories(test.getParent());
        Files.writeString(test, "class ATest {}");
        // Creating the folder of tests touches src itself once; what lies in it is not looked at.
        launch("--version");
        int before = builds();
        Files.writeString(test, "class ATest { }");
        launch("--version");
        assertThat(builds()).isEqualTo(before);

        Files.delete(source);
        launch("--version");
        assertThat(builds()).isEqualTo(before + 1);
    }

    @Test
    void buildsOnceWhenStartedThreeTimesAtOnce() throws Exception {
        List<ProcessRun.Started> started =
                IntStream.range(0, 3).mapToObj(i -> start("--version")).toList();
        for (ProcessRun.Started one : started) {
            assertThat(one.finish().out()).startsWith("tongban ");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void takesTheLockOfABuildThatDied() throws Exception {
        Path state = Files.createDirectories(home.resolve(".tongban"));
        Files.createSymbolicLink(state.resolve("lock"), Path.of("99999999"));

        assertThat(launch("--version").exit()).isZero();
        assertThat(state.resolve("lock")).doesNotExist();
    }

    @Test
    void showsTheEndOfMavensLogAndKeepsTheExitCodeWhenABuildFails() throws Exception {
        maven("echo '[INFO] Scanning'; echo '[ERROR] Could not resolve dependencies: offline'; exit 1");

        ProcessRun run = launch("code", "x", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("[ERROR] Could not resolve", "check the network", "The build failed")
                .doesNotContain("Scanning");
        assertThat(run.out()).contains("\"verdict\":\"failed\",\"exit\":1}");
        assertThat(home.resolve(".tongban/lock")).doesNotExist();
    }

    @Test
    void passesTheExitCodeOfTheCommandOn() throws Exception {
        assertThat(launch("no-such-command").exit()).isEqualTo(2);
        assertThat(launch("completion", "bash").exit()).isZero();
    }

    @Test
    void passesChineseWordsOnInAnyLocale() throws Exception {
        for (String locale : List.of("C", "zh_CN.UTF-8", "no_SUCH.UTF-8")) {
            ProcessRun run = start(Map.of("LC_ALL", locale), "全角").finish();

            assertThat(run.err()).as(locale).contains("全角");
        }
    }

    @Test
    void addsUpTheTestsOfAllModules() throws Exception {
        maven("""
                echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s -- in A'
                echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0'
                echo '[WARNING] Tests run: 40, Failures: 0, Errors: 0, Skipped: 2'
                """);

        ProcessRun run = launch("test", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("JDK ", "Maven ", "\nTests run: 43, Failures: 0, Errors: 0, Skipped: 2\n", "All passed");
        assertThat(run.out().lines().toList().getLast())
                .startsWith("{\"needs\":[{\"name\":\"JDK\"")
                .contains("\"run\":43,\"failures\":0,\"errors\":0,\"skipped\":2")
                .endsWith("\"verdict\":\"well\",\"exit\":0}");
    }

    @Test
    void failsWhenATestFailsAndShowsItsTrace() throws Exception {
        maven("""
                echo '[INFO] quiet'
                echo '[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0'
                echo '[ERROR] ATest.holds -- FAILURE!'
                echo '	at ATest.holds(ATest.java:3)'
                exit 1
                """);

        ProcessRun run = launch("test", "--json", "--lang=zh");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("ATest.java:3", "没有全部通过", "\"failures\":1")
                .doesNotContain("quiet");
    }

    @Test
    void failsWhenNoTestRan() throws Exception {
        maven("echo '[INFO] BUILD SUCCESS'");

        assertThat(launch("test").exit()).isEqualTo(1);
    }

    @Test
    void refusesAWordThatTestDoesNotKnow() throws Exception {
        ProcessRun run = launch("test", "--lnog", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("‘--lnog’");
        assertThat(run.out()).contains("\"verdict\":\"bad-input\",\"exit\":2}");
    }

    private void maven(String script) throws IOException {
        Path program = home.resolve("maven/bin/mvn");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                "#!/usr/bin/env bash\nhere=$PWD\n"
                        + "if [ \"$1\" = --version ]; then echo 'Apache Maven 3.9.9'; exit; fi\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private ProcessRun launch(String... words) throws Exception {
        return start(words).finish();
    }

    private ProcessRun.Started start(String... words) {
        return start(Map.of(), words);
    }

    private ProcessRun.Started start(Map<String, String> environment, String... words) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("TONGBAN_JAVA_HOME", System.getProperty("java.home"));
        all.put("MAVEN_HOME", home.resolve("maven").toString());
        all.put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("tongban").toString()));
        command.addAll(List.of(words));
        return ProcessRun.start(folder, all, command);
    }
}
