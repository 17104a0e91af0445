package tongban.verifier.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The list of all commands, grouped, one line each. */
final class Overview {
    private final Map<CommandSource.Heading, List<String>> names = new TreeMap<>();

    Overview(List<CommandSource> sources) {
        for (CommandSource source : sources) {
            List<String> under = names.computeIfAbsent(source.heading(), heading -> new ArrayList<>());
            source.commands().forEach(command -> under.add(name(command)));
        }
    }

    void print(CommandLine root, Output output) {
        output.say("overview.name", Root.version());
        output.say("overview.sentence");
        TextTable table = new TextTable(2);
        names.forEach((heading, under) -> {
            table.line("");
            table.line(output.text("overview." + heading.name().toLowerCase(java.util.Locale.ROOT)));
            under.forEach(name -> table.row(name, sentence(root, name)));
        });
        table.lines().forEach(output::print);
        output.print("");
        output.say("overview.help");
    }

    /** The names in the order of the overview. */
    List<String> names(CommandLine root) {
        return names.values().stream()
                .flatMap(List::stream)
                .filter(name -> root.getSubcommands().containsKey(name))
                .toList();
    }

    private static String sentence(CommandLine root, String name) {
        CommandLine command = Objects.requireNonNull(root.getSubcommands().get(name), name);
        String[] description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0].replace("%n", "").replace("%%", "%");
    }

    private static String name(Object command) {
        Command annotation = command.getClass().getAnnotation(Command.class);
        if (annotation == null) {
            throw new IllegalStateException(command.getClass() + " has no @Command");
        }
        return annotation.name();
    }
}
