package tongban.verifier.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tongban.verifier.words.KernelWords;

/**
 * A command's mouth, mixed in with {@code @Mixin Output output}: the options that all commands share, texts from the
 * command's bundle in the person's language, and the last line of JSON.
 */
public final class Output {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", descriptionKey = "kit.json")
    private boolean json;

    // The value has already been used when this is parsed (Language.of); picocli checks here that it is a known one.
    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "kit.lang", completionCandidates = Languages.class)
    private @Nullable Language language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "kit.help")
    private boolean help;

    @Option(names = "--trace", descriptionKey = "kit.trace")
    private boolean trace;

    /** Whether a JSON object stands on the last line; a command may then leave out what it would otherwise print. */
    public boolean json() {
        return json;
    }

    /** Whether {@code --trace} was given; a command may then tell more of what it does. */
    public boolean trace() {
        return trace;
    }

    /** The locale of the texts. */
    public Locale locale() {
        return bundle().getString("kit.language").equals("zh") ? Language.ZH.locale() : Language.EN.locale();
    }

    /** Prints the bundle's text on standard output. */
    public void say(String key, Object... arguments) {
        print(text(key, arguments));
    }

    /** Prints a line on standard output. */
    public void print(String line) {
        PrintWriter out = spec().commandLine().getOut();
        out.println(line);
        if (out.checkError()) {
            throw new ClosedOutput();
        }
    }

    /** Prints the bundle's text on standard error: progress and warnings, which are no part of the result. */
    public void note(String key, Object... arguments) {
        PrintWriter err = spec().commandLine().getErr();
        err.println(text(key, arguments));
        err.flush();
    }

    /**
     * The bundle's text, a {@link MessageFormat} pattern also without arguments (an apostrophe is written twice).
     * A path or text of foreign origin does nothing to a terminal. A number in a plain {@code {0}} is written without separators, in {@code {0,number}} with them.
     */
    public String text(String key, Object... arguments) {
        return format(bundle(), locale(), key, arguments);
    }

    /** A sentence of the kernel in the person's language. */
    public String kernel(String sentence) {
        return KernelWords.in(locale()).say(sentence);
    }

    /** Whether the bundle has this text; for texts by the name of a kind or a reason. */
    public boolean hasText(String key) {
        return bundle().containsKey(key);
    }

    /**
     * Ends the command: with {@code --json} prints the object as the last line, with {@code "verdict"} and
     * {@code "exit"} added at its end.
     *
     * @return the exit code, to be returned from {@code call()}
     */
    public int finish(Verdict verdict, Map<String, Object> object) {
        if (json) {
            print(lastLine(verdict, object));
        }
        return verdict.exit();
    }

    static String lastLine(Verdict verdict, Map<String, Object> object) {
        Map<String, Object> whole = new LinkedHashMap<>(object);
        whole.put("verdict", verdict.word());
        whole.put("exit", verdict.exit());
        return Json.line(whole);
    }

    static String format(ResourceBundle bundle, Locale locale, String key, Object... arguments) {
        String pattern;
        try {
            pattern = bundle.getString(key);
        } catch (MissingResourceException missing) {
            throw new IllegalStateException("no text for " + key + " in " + locale, missing);
        }
        MessageFormat message = new MessageFormat(pattern, locale);
        @Nullable Format[] formats = message.getFormatsByArgumentIndex();
        Object[] shown = arguments.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] instanceof Number number && (i >= formats.length || formats[i] == null)) {
                shown[i] = number.toString();
            } else if (shown[i] instanceof Path path) {
                shown[i] = Visible.line(path.toString());
            } else if (shown[i] instanceof CharSequence text) {
                shown[i] = Visible.of(text.toString());
            }
        }
        return message.format(shown);
    }

    private ResourceBundle bundle() {
        return spec().resourceBundle();
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("Output speaks only as a mixin of a command");
        }
        return command;
    }

    /** What completion offers after {@code --lang}. */
    static final class Languages extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Languages() {
            super(java.util.List.of("zh", "en"));
        }
    }

    /** Nobody reads standard output any more, as after {@code | head}; the command ends without a word. */
    static final class ClosedOutput extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedOutput() {
            super(null, null, false, false);
        }
    }
}
