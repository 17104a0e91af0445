package tongban.verifier.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The list of all commands, grouped, one line each. */
final class Overview {
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

    private static String sentence(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0].replace("%n", "").replace("%%", "%");
    }
}
