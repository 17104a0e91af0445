package tongban.verifier.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command is not understood, cannot work with its input, or has a bug. */
final class Faults {
    private final List<String> words;
    private final PrintWriter out;
    private final PrintWriter err;

    Faults(List<String> words, PrintWriter out, PrintWriter err) {
        this.words = words;
        this.out = out;
        this.err = err;
    }

    /** The words do not fit the command: what is wrong, what was perhaps meant, and where help is. */
    int notUnderstood(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        BadInput inner = badInputBelow(fault);
        String what = inner == null ? explanation(command, fault) : inner.text();
        err.println(text(command, "fault.line", what));
        if (fault instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = suggestions(command, unmatched);
            if (!meant.isEmpty()) {
                err.println(text(command, "fault.meant", String.join(", ", meant)));
            }
        }
        err.println(text(command, "fault.help", command.getCommandSpec().qualifiedName() + " --help"));
        trace(fault);
        return finish(Verdict.BAD_INPUT, what);
    }

    int badInput(CommandLine command, BadInput bad) {
        err.println(text(command, "fault.line", bad.text()));
        trace(bad);
        return finish(Verdict.BAD_INPUT, bad.text());
    }

    int bug(CommandLine command, Throwable fault) {
        String what =
                text(command, "fault.bug", fault.toString().lines().findFirst().orElse(""), Root.version());
        err.println(what);
        trace(fault);
        return finish(Verdict.FAILED, what);
    }

    private int finish(Verdict verdict, String error) {
        err.flush();
        if (words.contains("--json")) {
            out.println(Output.lastLine(verdict, Map.of("error", error)));
            out.flush();
        }
        return verdict.exit();
    }

    private void trace(Throwable fault) {
        if (words.contains("--trace")) {
            fault.printStackTrace(err);
        }
    }

    private static String explanation(CommandLine command, ParameterException fault) {
        return switch (fault) {
            case UnmatchedArgumentException unmatched ->
                text(
                        command,
                        unmatched.isUnknownOption() ? "fault.option" : "fault.word",
                        String.join(" ", unmatched.getUnmatched()));
            case MissingParameterException missing -> missing(command, missing.getMissing());
            case OverwrittenOptionException twice -> text(command, "fault.twice", name(twice.getOverwritten()));
            default -> value(command, fault);
        };
    }

    private static String missing(CommandLine command, List<ArgSpec> missing) {
        if (missing.isEmpty()) {
            return text(
                    command,
                    "fault.subcommand",
                    String.join(", ", command.getSubcommands().keySet()));
        }
        String names = missing.stream().map(Faults::name).collect(Collectors.joining(", "));
        return text(command, "fault.missing", names);
    }

    private static String value(CommandLine command, ParameterException fault) {
        ArgSpec argument = fault.getArgSpec();
        return argument == null
                ? text(command, "fault.other", String.valueOf(fault.getMessage()))
                : text(
                        command,
                        "fault.value",
                        name(argument),
                        String.valueOf(fault.getValue()),
                        shape(command, argument));
    }

    private static String shape(CommandLine command, ArgSpec argument) {
        Class<?> type = argument.type().isArray() || argument.auxiliaryTypes().length > 0
                ? argument.auxiliaryTypes()[0]
                : argument.type();
        if (argument.completionCandidates() != null) {
            return text(command, "fault.shape.choice", String.join(", ", argument.completionCandidates()));
        }
        String key = "fault.shape." + type.getSimpleName().toLowerCase(Locale.ROOT);
        ResourceBundle bundle = command.getCommandSpec().resourceBundle();
        return text(command, bundle.containsKey(key) ? key : "fault.shape.other");
    }

    private static List<String> suggestions(CommandLine command, UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().stream()
                .map(meant -> meant.replace(command.getCommandSpec().qualifiedName() + " ", ""))
                .filter(meant -> !meant.isBlank())
                .distinct()
                .limit(3)
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static @Nullable BadInput badInputBelow(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInput bad) {
                return bad;
            }
        }
        return null;
    }

    private static String text(CommandLine command, String key, Object... arguments) {
        ResourceBundle bundle = command.getCommandSpec().resourceBundle();
        Locale locale = Locale.forLanguageTag(bundle.getString("kit.language"));
        return Output.format(bundle, locale, key, arguments);
    }
}
