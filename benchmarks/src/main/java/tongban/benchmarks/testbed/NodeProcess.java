package tongban.benchmarks.testbed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A node that runs.
 *
 * @param process its process
 * @param questions where a caller asks
 * @param startUp from the start of the process to its first readiness
 */
public record NodeProcess(Process process, URI questions, Duration startUp) {

    /** Its interface for programs of its zone. */
    public URI base() {
        return questions.resolve("/");
    }

    /** The most memory that the process has held, in MiB (Linux, proc(5), VmHWM); empty where that is not told. */
    public OptionalLong memoryMib() {
        return memoryMib(Path.of("/proc", process.pid() + "", "status"));
    }

    public static OptionalLong memoryMib(Path status) {
        try {
            return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException notTold) {
            return OptionalLong.empty();
        }
    }
}
