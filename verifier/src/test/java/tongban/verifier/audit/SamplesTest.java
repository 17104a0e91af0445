package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.verifier.command.CommandRun;

class SamplesTest {

    /** With {@code -Dtongban.samples.write=true} the files are written anew instead. */
    private static final boolean WRITE = Boolean.getBoolean("tongban.samples.write");

    private static final Path FOLDER = Path.of("..", "docs", "samples");

    @Test
    void theCommittedFilesAreExactlyWhatTheGeneratorWrites() throws IOException {
        Map<String, byte[]> files = new Samples().files();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (WRITE) {
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            assertThat(Files.readAllBytes(path)).as(file.getKey()).isEqualTo(file.getValue());
        }
        try (Stream<Path> all = Files.walk(FOLDER)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(path -> FOLDER.relativize(path).toString().replace('\\', '/')))
                    .filteredOn(name -> !name.equals("README.md") && !name.startsWith("settlement/"))
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
        }
    }

    @Test
    void theReadmeNamesEveryFileAndTheExitCodesOfItsCommandsAreRight() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));

        for (String name : new Samples().files().keySet()) {
            assertThat(readme).contains(name.substring(name.lastIndexOf('/') + 1));
        }
        int commands = 0;
        for (String line : readme.lines().toList()) {
            if (line.matches("\\./tongban (audit|what-if) .*")) {
                String[] parts = line.split("#", 2);
                String[] words = parts[0].strip()
                        .replace("docs/samples", FOLDER.toString())
                        .replace("./tongban ", "")
                        .split(" +");
                int expected = Integer.parseInt(parts[1].strip().substring(0, 1));
                assertThat(CommandRun.of(words).exit()).as(line).isEqualTo(expected);
                commands++;
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(8);
    }
}
