package tongban.verifier.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * One command run inside this process, with what it printed: for tests, and for commands that show another command.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exit, String out, String err) {
    /** Runs a command of the modules on the class path, in English unless the arguments say otherwise. */
    public static CommandRun of(String... arguments) {
        return of(Tongban.installed(), Map.of("LC_ALL", "C.UTF-8"), arguments);
    }

    /** Runs a command of these sources in this environment. */
    public static CommandRun of(List<CommandSource> sources, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Tongban(environment, false, new PrintWriter(out), new PrintWriter(err), sources).run(arguments);
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** The last line of standard output, where {@code --json} puts its object; empty when nothing was printed. */
    public String lastLine() {
        return out.lines().reduce("", (before, line) -> line);
    }
}
