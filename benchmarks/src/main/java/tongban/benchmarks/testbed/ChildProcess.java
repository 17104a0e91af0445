package tongban.benchmarks.testbed;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another process that is spoken to line by line; what it says on standard error is kept in a file. */
public final class ChildProcess implements AutoCloseable {
    /** Stands in the queue where the output ended; no line can hold it. */
    private static final String ENDED = "\n";

    private final String name;
    private final Process process;
    private final Path errors;
    private final BufferedWriter in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildProcess(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::listen);
    }

    public static ChildProcess start(String name, List<String> command, Path folder) throws IOException {
        Path errors = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        return new ChildProcess(name, builder.start(), errors);
    }

    /** The command line of a Java class on a class path. */
    public static List<String> java(List<String> flags, String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", classPath, main));
        command.addAll(arguments);
        return command;
    }

    public Process process() {
        return process;
    }

    /** Says a line and waits for the answer. */
    public String ask(String line, Duration patience) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException gone) {
            throw broken("took no more orders", gone);
        }
        return next(patience);
    }

    /** The next line that the process says. */
    public String next(Duration patience) {
        try {
            @Nullable String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw broken("said nothing for " + patience.toSeconds() + " s", null);
            }
            if (line.equals(ENDED)) {
                throw broken("ended", null);
            }
            return line;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw broken("was interrupted", interrupted);
        }
    }

    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            lines.add(ENDED);
            return;
        }
        lines.add(ENDED);
    }

    private IllegalStateException broken(String what, @Nullable Exception cause) {
        return new IllegalStateException("process " + name + " " + what + ": " + tail(errors), cause);
    }

    /** The last lines of a log. */
    public static String tail(Path file) {
        try {
            List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
            return String.join(" | ", all.subList(Math.max(0, all.size() - 8), all.size()));
        } catch (IOException unreadable) {
            return "no log";
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException gone) {
            // A process that has ended already takes no end of input.
        }
        Cleanup.endForcibly(process, 6);
    }
}
