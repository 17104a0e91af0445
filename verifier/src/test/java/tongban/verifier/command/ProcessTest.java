package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts real processes: the Java of this run, and the launcher with bash. */
class ProcessTest {
    private static final Path LAUNCHER =
            Path.of("..", "tongban").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void theProcessWritesUtf8InAnyLocaleAndPassesItsExitCodeOn() throws Exception {
        ProcessRun plain = java(Map.of("LC_ALL", "C"), "--version", "--json");
        ProcessRun chinese = java(Map.of("LC_ALL", "C"), "nothing", "--lang", "zh");

        assertThat(plain.exit()).isZero();
        assertThat(plain.out()).contains("\"verdict\":\"well\"");
        assertThat(chinese.exit()).isEqualTo(2);
        assertThat(chinese.err()).contains("“nothing”既不是命令");
    }

    @Test
    void theCompletionScriptIsSoundAndCompletesCommandsAndOptions() throws Exception {
        Path script = folder.resolve("completion.bash");
        Files.writeString(script, java(Map.of(), "completion", "bash").out());
        String ask = "source '" + script + "'; complete -p tongban >/dev/null || exit 9;"
                + " ask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                + " COMPREPLY=(); _complete_tongban; echo \"${COMPREPLY[@]}\"; };"
                + " ask ./tongban te; ask ./tongban test --in; ask ./tongban completion ''";

        assertThat(run(Map.of(), List.of("bash", "-n", script.toString())).exit())
                .isZero();
        ProcessRun completed = run(Map.of(), List.of("bash", "-c", ask));
        assertThat(completed.out().lines()).containsExactly("test", "--install", "bash zsh");
    }

    @Test
    void theLauncherIsSoundAndHelpsWithTestsInTheSameWordsAsTheCommand() throws Exception {
        assertThat(run(Map.of(), List.of("bash", "-n", LAUNCHER.toString())).exit())
                .isZero();
        for (String language : List.of("en", "zh")) {
            ProcessRun launcher = run(
                    Map.of("TONGBAN_JAVA_SEARCH", "/none"),
                    List.of("bash", LAUNCHER.toString(), "test", "--help", "--lang", language));
            CommandRun command = CommandRun.of("test", "--help", "--lang", language);

            assertThat(launcher.out()).isEqualTo(command.out());
            assertThat(launcher.exit()).isZero();
        }
    }

    @Test
    void theLauncherSaysWhatToInstallWhenThereIsNoJdkEvenThroughALinkInAFolderWithSpaces() throws Exception {
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("a folder")).resolve("tb"), LAUNCHER);
        Map<String, String> none = Map.of("TONGBAN_JAVA_SEARCH", "/none", "LC_ALL", "C");

        ProcessRun english = run(none, List.of("bash", link.toString()));
        ProcessRun chinese = run(none, List.of("bash", link.toString(), "--lang", "zh", "code", "--json"));
        Files.delete(link);

        assertThat(english.exit()).isEqualTo(1);
        assertThat(english.err()).contains("apt-get install", "dnf install", "brew install", "No JDK of version 21");
        assertThat(chinese.err()).contains("没有找到 21 或更新版本的 JDK");
        assertThat(chinese.out()).contains("\"verdict\":\"failed\",\"exit\":1}");
    }

    @Test
    void theLauncherRefusesAJavaHomeThatIsNone() throws Exception {
        ProcessRun run = run(Map.of("TONGBAN_JAVA_HOME", "/none"), List.of("bash", LAUNCHER.toString(), "code"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("TONGBAN_JAVA_HOME=/none");
    }

    private ProcessRun java(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tongban.class.getName()));
        command.addAll(List.of(words));
        return run(environment, command);
    }

    private ProcessRun run(Map<String, String> environment, List<String> command) throws Exception {
        return ProcessRun.start(folder, environment, command).finish();
    }
}
