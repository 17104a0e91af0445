package tongban.verifier.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real process that has ended, with what it wrote, read as UTF-8. */
record ProcessRun(int exit, String out, String err) {
    private static final List<String> NOT_INHERITED = List.of(
            "LC_ALL",
            "LC_MESSAGES",
            "LC_CTYPE",
            "LANG",
            "COLUMNS",
            "MAVEN_HOME",
            "TONGBAN_LANG",
            "TONGBAN_JAVA_HOME",
            "TONGBAN_JAVA_SEARCH",
            "TONGBAN_JAVA_ARGS",
            "TONGBAN_MAVEN_ARGS");

    /** Starts a process whose output goes into files of the folder. */
    static Started start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            ProcessBuilder process =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            NOT_INHERITED.forEach(process.environment()::remove);
            process.environment().putAll(environment);
            return new Started(process.start(), out, err);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A process that runs. */
    record Started(Process process, Path out, Path err) {
        ProcessRun finish() throws IOException, InterruptedException {
            int exit = process.waitFor();
            return new ProcessRun(exit, Files.readString(out), Files.readString(err));
        }
    }
}
