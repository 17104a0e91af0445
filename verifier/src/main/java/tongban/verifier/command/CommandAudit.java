package tongban.verifier.command;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Walks over commands and says what each lacks of what all must have: texts in both languages, examples that parse,
 * {@code --json}, help that renders, and a refusal of a bad option with exit code 2 and without a stack trace. Every
 * module's tests call it, so that no command of any module gets past.
 */
public final class CommandAudit {
    private final List<CommandSource> sources;
    private final List<String> findings = new ArrayList<>();

    private CommandAudit(List<CommandSource> sources) {
        this.sources = sources;
    }

    /** What the commands of all modules on the class path lack, one sentence each; empty when all is well. */
    public static List<String> findings() {
        return findings(Tongban.installed());
    }

    /** What the commands of these sources lack. */
    public static List<String> findings(List<CommandSource> sources) {
        CommandAudit audit = new CommandAudit(sources);
        for (Language language : Language.values()) {
            CommandLine root = audit.root(language);
            audit.walk(root, language);
        }
        audit.bundles();
        return List.copyOf(audit.findings);
    }

    private CommandLine root(Language language) {
        return new Tongban(
                        Map.of(),
                        false,
                        new java.io.PrintWriter(java.io.Writer.nullWriter()),
                        new java.io.PrintWriter(java.io.Writer.nullWriter()),
                        sources)
                .commandLine(language);
    }

    private void walk(CommandLine command, Language language) {
        String name = command.getCommandSpec().qualifiedName();
        texts(command, name, language);
        examples(command, name, language);
        runs(name, language);
        command.getSubcommands().values().forEach(below -> walk(below, language));
    }

    private void texts(CommandLine command, String name, Language language) {
        String[] description = command.getCommandSpec().usageMessage().description();
        require(description.length > 0 && !description[0].isBlank(), name, language, "has no description");
        if (language == Language.ZH) {
            require(isChinese(String.join("", description)), name, language, "has a description without Chinese");
        }
        // A name of up to ten characters, with two blanks on either side, as the overview's table has it.
        int width = "  completion  ".length() + TextTable.width(Overview.sentence(command));
        require(
                width <= Overview.COLUMNS
                        || command.getParent() == null
                        || command.getParent().getParent() != null,
                name,
                language,
                "takes " + width + " columns in the overview; make the first sentence of its description shorter");
        require(command.getCommandSpec().findOption("--json") != null, name, language, "has no --json");
        for (ArgSpec argument : command.getCommandSpec().args()) {
            String label = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            String text = String.join("", argument.description());
            require(!text.isBlank(), name, language, "has no text for " + label);
            if (language == Language.ZH) {
                require(isChinese(text), name, language, "has a text without Chinese for " + label);
            }
        }
        String help = command.getUsageMessage();
        require(!help.contains("${"), name, language, "shows an unresolved variable in its help");
    }

    private void examples(CommandLine command, String name, Language language) {
        List<String> examples = Arrays.stream(
                        command.getCommandSpec().usageMessage().footer())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.contains("./tongban"))
                .toList();
        require(!examples.isEmpty(), name, language, "has no example in its footer");
        for (String example : examples) {
            if (example.startsWith("./tongban")) {
                parse(example, name, language);
            }
        }
    }

    /** Parses an example against a fresh tree of all commands; what follows a pipe, redirection or # is the shell's. */
    private void parse(String example, String name, Language language) {
        String words =
                example.substring("./tongban".length()).split("[|<>#;&]", 2)[0].strip();
        try {
            root(language)
                    .parseArgs(
                            words.isEmpty()
                                    ? new String[0]
                                    : words.replaceAll("['\"]", "").split("\\s+"));
        } catch (ParameterException refused) {
            findings.add(name + " (" + language + "): the example ‘" + example + "’ does not parse: "
                    + refused.getMessage());
        }
    }

    private void runs(String name, Language language) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        words.removeFirst();
        words.add("--lang=" + language.name());
        words.add("--help");
        CommandRun help = run(words);
        require(help.exit() == 0 && !help.out().isBlank(), name, language, "does not show its help: " + help.err());
        words.removeLast();
        words.add("--no-such-option");
        words.add("--json");
        CommandRun refused = run(words);
        require(refused.exit() == 2, name, language, "ends with " + refused.exit() + " on an unknown option");
        require(refused.err().contains("--no-such-option"), name, language, "does not name the unknown option");
        require(refused.lastLine().contains("\"exit\":2"), name, language, "has no JSON on an unknown option");
        boolean trace = refused.err().lines().anyMatch(line -> line.startsWith("\tat "));
        require(!trace, name, language, "shows a stack trace on an unknown option");
    }

    private CommandRun run(List<String> words) {
        return CommandRun.of(sources, Map.of(), words.toArray(String[]::new));
    }

    /** Both languages of every bundle have the same keys, and every text can be formatted. */
    private void bundles() {
        Map<String, ClassLoader> names = new LinkedHashMap<>();
        collect(root(Language.EN), names);
        names.forEach((name, loader) -> {
            Map<Language, Set<String>> keys = new LinkedHashMap<>();
            for (Language language : Language.values()) {
                keys.put(language, keys(name, loader, language));
            }
            keys.forEach((language, own) -> keys.forEach((other, theirs) -> {
                Set<String> missing = new TreeSet<>(theirs);
                missing.removeAll(own);
                require(missing.isEmpty(), name, language, "lacks the keys " + missing);
            }));
        });
    }

    private static void collect(CommandLine command, Map<String, ClassLoader> names) {
        Class<?> type = command.getCommandSpec().userObject().getClass();
        CommandLine.Command annotation = type.getAnnotation(CommandLine.Command.class);
        if (annotation != null && !annotation.resourceBundle().isEmpty()) {
            names.put(annotation.resourceBundle(), type.getClassLoader());
        }
        command.getSubcommands().values().forEach(below -> collect(below, names));
    }

    /** The keys that stand in the file of one language itself, not those that it inherits. */
    private Set<String> keys(String name, ClassLoader loader, Language language) {
        String suffix = language == Language.EN ? "" : "_" + language.locale().getLanguage();
        try {
            ResourceBundle file = ResourceBundle.getBundle(
                    name + suffix,
                    java.util.Locale.ROOT,
                    loader,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            for (String key : file.keySet()) {
                format(name, language, key, file.getString(key));
            }
            return file.keySet();
        } catch (MissingResourceException missing) {
            findings.add(name + " (" + language + ") has no file");
            return Set.of();
        }
    }

    private void format(String name, Language language, String key, String text) {
        // A lone apostrophe swallows what follows in a MessageFormat, so texts use ’ or write it twice.
        String bare = text.replace("''", "").replace("'{'", "").replace("'}'", "");
        boolean forPicocli = key.contains("usage.");
        require(forPicocli || !bare.contains("'"), name, language, "has a lone apostrophe in " + key + "; write ’");
        if (!forPicocli && text.contains("{")) {
            try {
                new MessageFormat(text, language.locale()).format(new Object[0]);
            } catch (IllegalArgumentException malformed) {
                findings.add(name + " (" + language + "): " + key + " is no pattern: " + malformed.getMessage());
            }
        }
    }

    private void require(boolean holds, String name, Language language, String finding) {
        if (!holds) {
            findings.add(name + " (" + language + ") " + finding);
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
