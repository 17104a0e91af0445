package tongban.node.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.verifier.command.Tongban;

/** A zone's node as a process of its own, started by {@code tongban serve}. */
final class NodeProcess {

    private static final Pattern CONSOLE = Pattern.compile("\"console\":\"(http://[^\"]+)\"");
    private static final int START_SECONDS = 590;

    private final List<String> command;
    private final Path log;
    private Process process;

    /**
     * @param folder where the process writes its log, and its exports when it is asked
     * @param load properties of the load that runs inside, see {@link LoadInside}
     */
    NodeProcess(Path folder, List<String> load, List<String> serve) throws IOException {
        this.log = folder.resolve("node.log");
        List<String> all = new java.util.ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(load);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), Tongban.class.getName(), "serve", "--json"));
        all.addAll(serve);
        this.command = List.copyOf(all);
        this.process = start();
    }

    private Process start() throws IOException {
        Files.deleteIfExists(log);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Waits until it serves; its pages' address. */
    URI awaitReady() throws IOException, InterruptedException {
        for (int i = 0; i < START_SECONDS * 10; i++) {
            Matcher console = CONSOLE.matcher(Files.readString(log));
            if (console.find()) {
                return URI.create(console.group(1));
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the node did not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    /** Lines that it has written so far. */
    List<String> lines() throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Tells it to stop (SIGTERM), and does not wait. */
    void terminate() {
        process.destroy();
    }

    /** Its exit code, once it has ended. */
    int awaitEnd(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the node still runs after " + within);
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    void restart() throws IOException {
        process = start();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
