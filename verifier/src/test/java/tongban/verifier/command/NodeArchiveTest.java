package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive with which nodes start, made by a real Java in a small project of its own: its program only says with
 * which words Java was started, which is enough to see whether the archive is made, used, and not needed.
 */
class NodeArchiveTest {
    private static final boolean CACHES = Runtime.version().feature() >= 24;

    @TempDir
    private Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void aProjectWithANode() throws IOException {
        home = Files.createDirectories(folder.resolve("a 通办 folder"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("node/target"));
        Files.writeString(home.resolve("node/pom.xml"), "<project/>");
        Files.copy(Path.of("..", "tongban"), home.resolve("tongban"));
        program(home.resolve("tongban-node-1.jar"));
        Path maven = Files.createDirectories(home.resolve("maven/bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/usr/bin/env bash
                mkdir -p node/target
                cp tongban-node-1.jar node/target/
                : > node/target/class-path
                """);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void nodesStartWithAnArchiveAndWithoutOneOrADamagedOneAllStillWorks() throws Exception {
        ProcessRun first = launch(Map.of(), "demo");
        assertThat(first.err()).contains("preparing fast starts", "prepared in");
        assertThat(archive()).isNotEmptyFile();
        assertThat(first.out()).contains("demo ran with ", flag() + archive());

        assertUsed();
        ProcessRun notWanted = launch(Map.of("TONGBAN_ARCHIVE", "no"), "serve");
        assertThat(notWanted.out()).contains("serve ran with").doesNotContain(flag());

        byte[] bytes = Files.readAllBytes(archive());
        Files.write(archive(), new byte[bytes.length]);
        assertRunsInSilence(launch(Map.of(), "serve"));
        Files.write(archive(), List.of("cut off"));
        assertRunsInSilence(launch(Map.of(), "serve"));
        Files.delete(archive());
        ProcessRun without = launch(Map.of(), "serve");
        assertRunsInSilence(without);
        assertThat(without.out()).doesNotContain(flag());
    }

    @Test
    void anArchiveBelongsToOneBuildAndOneJavaAndOnlyNodesHaveIt() throws Exception {
        launch(Map.of(), "demo");
        Path maker = home.resolve(".tongban/build/node.maker");
        assertThat(launch(Map.of(), "code").out()).contains("code ran with").doesNotContain("node.archive");
        assertThat(launch(Map.of(), "demo").err()).isEmpty();

        Files.writeString(maker, "/another/java 24\n");
        assertThat(launch(Map.of(), "demo", "--help").err()).isEmpty();
        assertThat(launch(Map.of(), "demo").err()).contains("prepared in");
        assertThat(Files.readString(maker)).startsWith(System.getProperty("java.home"));
    }

    @Test
    void aRehearsalThatFailsLeavesNoArchiveAndIsNotTriedAgain() throws Exception {
        Files.writeString(home.resolve("fails"), "");

        ProcessRun first = launch(Map.of(), "demo");

        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("without an archive, which is only slower");
        assertThat(archive()).doesNotExist();
        assertRunsInSilence(launch(Map.of(), "demo"));
    }

    /** A Java that must use the archive starts too; one that cannot use it would not. */
    private void assertUsed() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                CACHES ? "-XX:AOTMode=on" : "-Xshare:on",
                flag() + archive(),
                "-cp",
                home.resolve(".tongban/build/tongban-node-1.jar").toString(),
                "tongban.verifier.command.Tongban",
                "demo");
        ProcessRun used = ProcessRun.start(folder, Map.of(), command).finish();
        assertThat(used.exit()).as(used.out() + used.err()).isZero();
    }

    private static void assertRunsInSilence(ProcessRun run) {
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).singleElement().asString().contains(" ran with ");
    }

    private static String flag() {
        return CACHES ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    }

    private Path archive() {
        return home.resolve(".tongban/build/node.archive");
    }

    /** A jar whose program says with which of Java's words it was started. */
    private void program(Path jar) throws IOException {
        Path source = folder.resolve("Tongban.java");
        Files.writeString(source, """
                package tongban.verifier.command;
                public class Tongban {
                    public static void main(String... words) throws Exception {
                        java.util.List<String> flags =
                                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments();
                        String home = System.getProperty("tongban.home");
                        if (words[0].equals("story") && new java.io.File(home, "fails").exists()) {
                            System.exit(1);
                        }
                        System.out.println(words[0] + " ran with " + String.join(" ", flags));
                    }
                }
                """);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String[] words = {"--release", "21", "-d", classes.toString(), source.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words))
                .isZero();
        String entry = "tongban/verifier/command/Tongban.class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Files.readAllBytes(classes.resolve(entry)));
            out.closeEntry();
        }
    }

    private ProcessRun launch(Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("TONGBAN_JAVA_HOME", System.getProperty("java.home"));
        all.put("MAVEN_HOME", home.resolve("maven").toString());
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("tongban").toString()));
        command.addAll(List.of(words));
        return ProcessRun.start(folder, all, command).finish();
    }
}
