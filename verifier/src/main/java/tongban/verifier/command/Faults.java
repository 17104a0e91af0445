package tongban.verifier.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Language language;
    private final PrintWriter out;
    private final PrintWriter err;

    Faults(List<String> words, Language language, PrintWriter out, PrintWriter err) {
        this.words = words;
        this.language = language;
        this.out = out;
        this.err = err;
    }

    /** The words do not fit the command: what is wrong, what was perhaps meant, and where help is. */
    int notUnderstood(ParameterException raised) {
        ParameterException fault = unknownOptionFirst(raised);
        CommandLine command = fault.getCommandLine();
        BadInput inner = badInputBelow(fault);
        String what = inner == null ? explanation(command, fault) : inner.text();
        err.println(text("fault.line", what));
        if (fault instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = suggestions(command, unmatched);
            if (!meant.isEmpty()) {
                err.println(text("fault.meant", String.join(", ", meant)));
            }
        }
        err.println(text("fault.help", command.getCommandSpec().qualifiedName() + " --help"));
        trace(fault);
        return finish(Verdict.BAD_INPUT, what);
    }

    int badInput(BadInput bad) {
        err.println(text("fault.line", bad.text()));
        trace(bad);
        return finish(Verdict.BAD_INPUT, bad.text());
    }

    int bug(Throwable fault) {
        String what = text("fault.bug", fault.toString().lines().findFirst().orElse(""), Root.version());
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

    private String explanation(CommandLine command, ParameterException fault) {
        return switch (fault) {
            case UnmatchedArgumentException unmatched ->
                text(
                        unmatched.isUnknownOption() ? "fault.option" : "fault.word",
                        unmatched.getUnmatched().getFirst());
            case MissingParameterException missing -> missing(command, missing.getMissing());
            case OverwrittenOptionException twice -> text("fault.twice", name(twice.getOverwritten()));
            default -> value(fault);
        };
    }

    /** picocli names a missing argument before an unknown option, though the option was most likely the mistake. */
    private ParameterException unknownOptionFirst(ParameterException fault) {
        if (!(fault instanceof MissingParameterException)) {
            return fault;
        }
        CommandLine command = fault.getCommandLine();
        return words.stream()
                .takeWhile(word -> !word.equals("--"))
                .filter(word -> word.matches("--[a-z].*"))
                .map(word -> word.split("=", 2)[0])
                .filter(name -> !isKnown(command, name))
                .findFirst()
                .<ParameterException>map(name -> new UnmatchedArgumentException(command, List.of(name)))
                .orElse(fault);
    }

    private static boolean isKnown(@Nullable CommandLine command, String option) {
        return command != null
                && (command.getCommandSpec().findOption(option) != null || isKnown(command.getParent(), option));
    }

    private String missing(CommandLine command, List<ArgSpec> missing) {
        if (missing.isEmpty()) {
            return text(
                    "fault.subcommand",
                    String.join(", ", command.getSubcommands().keySet()));
        }
        String names = missing.stream().map(Faults::withValue).collect(Collectors.joining(", "));
        return text("fault.missing", names);
    }

    private String value(ParameterException fault) {
        ArgSpec argument = fault.getArgSpec();
        return argument == null
                ? text("fault.other", String.valueOf(fault.getMessage()))
                : text("fault.value", name(argument), String.valueOf(fault.getValue()), shape(argument));
    }

    private String shape(ArgSpec argument) {
        Class<?> type = argument.type().isArray() || argument.auxiliaryTypes().length > 0
                ? argument.auxiliaryTypes()[0]
                : argument.type();
        if (argument.completionCandidates() != null) {
            return text("fault.shape.choice", String.join(", ", argument.completionCandidates()));
        }
        String key = "fault.shape." + type.getSimpleName().toLowerCase(Locale.ROOT);
        return text(Bundles.kit(language).containsKey(key) ? key : "fault.shape.other");
    }

    private static List<String> suggestions(CommandLine command, UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().stream()
                .map(meant -> meant.replace(command.getCommandSpec().qualifiedName() + " ", ""))
                .filter(meant -> !meant.isBlank())
                .distinct()
                .limit(3)
                .toList();
    }

    private static String withValue(ArgSpec argument) {
        return argument instanceof OptionSpec ? name(argument) + "=" + argument.paramLabel() : name(argument);
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

    private String text(String key, Object... arguments) {
        return Output.format(Bundles.kit(language), language.locale(), key, arguments);
    }
}
