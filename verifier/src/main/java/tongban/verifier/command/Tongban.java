package tongban.verifier.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line of Tongban: finds the commands of all modules on the class path and runs the one asked for. */
public final class Tongban {
    /** What a process ends with when its reader has gone: 128 + SIGPIPE, as every tool of a shell does. */
    private static final int EXIT_OUTPUT_CLOSED = 141;

    private final Map<String, String> environment;
    private final boolean terminal;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<CommandSource> sources;

    /**
     * A command line with its surroundings.
     *
     * @param environment the environment variables: LC_ALL, LC_MESSAGES, LANG, NO_COLOR and COLUMNS are read
     * @param terminal whether standard output is a terminal, which alone gets colour
     */
    public Tongban(
            Map<String, String> environment,
            boolean terminal,
            PrintWriter out,
            PrintWriter err,
            List<CommandSource> sources) {
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        this.out = out;
        this.err = err;
        this.sources = List.copyOf(sources);
    }

    /** The process: arguments in, exit code out. Both streams are UTF-8 whatever the locale says. */
    public static void main(String... arguments) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        boolean terminal = Boolean.getBoolean("tongban.terminal");
        int exit = new Tongban(System.getenv(), terminal, out, err, installed()).run(arguments);
        out.flush();
        err.flush();
        System.exit(exit);
    }

    /** The commands of all modules on the class path. */
    public static List<CommandSource> installed() {
        return ServiceLoader.load(CommandSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Runs one command. Never throws: whatever happens becomes a text on standard error and an exit code. */
    public int run(String... arguments) {
        List<String> words = List.of(arguments);
        Language language = Language.of(words, environment);
        Faults faults = new Faults(words, language, out, err);
        int exit;
        try {
            exit = execute(commandLine(language), faults, arguments);
        } catch (RuntimeException | Error fault) { // Also a stack overflow or an exhausted heap ends with one line.
            exit = faults.bug(fault);
        }
        out.flush();
        err.flush();
        return exit;
    }

    private static int execute(CommandLine line, Faults faults, String... arguments) {
        line.setParameterExceptionHandler((fault, given) -> faults.notUnderstood(fault));
        line.setExecutionExceptionHandler((fault, command, parsed) -> switch (fault) {
            case Output.ClosedOutput closed -> EXIT_OUTPUT_CLOSED;
            case BadInput bad -> faults.badInput(bad);
            default -> faults.bug(fault);
        });
        return line.execute(arguments);
    }

    /** The tree of commands with the texts of one language; for completion and for tests that walk over all of it. */
    public CommandLine commandLine(Language language) {
        Overview overview = new Overview();
        CommandLine line = new CommandLine(new Root(overview));
        for (CommandSource source : sources) {
            for (Object command : source.commands()) {
                CommandLine below = new CommandLine(command);
                line.addSubcommand(below);
                overview.add(source.heading(), below);
            }
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A value that begins with @ is a value, never the name of a file of arguments.
        line.setExpandAtFiles(false);
        line.setOut(out);
        line.setErr(err);
        line.setColorScheme(Help.defaultColorScheme(colour() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setUsageHelpWidth(width());
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setAdjustLineBreaksForWideCJKCharacters(true);
        examplesUnbroken(line);
        Bundles.assign(line, language, Bundles.kit(language));
        return line;
    }

    /** An example is copied and pasted, so it stands on one line however long it is. */
    private static void examplesUnbroken(CommandLine line) {
        Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(line.getHelpSectionMap());
        sections.put(
                UsageMessageSpec.SECTION_KEY_FOOTER,
                help -> Arrays.stream(help.commandSpec().usageMessage().footer())
                        .map(example -> example.replace("%n", "\n").replace("%%", "%") + "\n")
                        .collect(Collectors.joining()));
        line.setHelpSectionMap(sections);
    }

    private boolean colour() {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(columns), 60, 120) : 100;
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
