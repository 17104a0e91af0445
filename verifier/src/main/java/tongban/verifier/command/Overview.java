package tongban.verifier.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The list of all commands, grouped, one line each: the name and the first sentence of the description. */
final class Overview {
    /** Columns that the line of a command takes at most, in either language. */
    static final int COLUMNS = 100;

    private static final Pattern SENTENCE_END = Pattern.compile("%n|(?<=[。？])|(?<=[.?])\\s");

    private final Map<CommandSource.Heading, List<CommandLine>> commands = new TreeMap<>();

    void add(CommandSource.Heading heading, CommandLine command) {
        commands.computeIfAbsent(heading, empty -> new ArrayList<>()).add(command);
    }

    void print(Output output) {
        output.say("overview.name", Root.version());
        output.say("overview.sentence");
        TextTable table = new TextTable(2);
        commands.forEach((heading, under) -> {
            table.line("");
            table.line(output.text("overview." + heading.name().toLowerCase(Locale.ROOT)));
            under.forEach(command -> table.row(command.getCommandName(), sentence(command)));
        });
        table.lines().forEach(output::print);
        output.print("");
        output.say("overview.help");
    }

    /** The names in the order of the overview. */
    List<String> names() {
        return commands.values().stream()
                .flatMap(List::stream)
                .map(CommandLine::getCommandName)
                .toList();
    }

    static String sentence(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : SENTENCE_END.split(description[0], 2)[0].replace("%%", "%");
    }
}
