package tongban.verifier.code;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.policy.code.CodeBook;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/**
 * Tells what each value is, whether it holds, and if not, where and why. Exit 0 when all hold, 1 when one is
 * recognisably a code and does not hold, 2 when one has the shape of no code or nothing was given.
 */
@Command(name = "code", resourceBundle = "tongban.verifier.code.messages")
final class CodeCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_VALUES = 10_000;

    private final InputStream in;

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "VALUE", descriptionKey = "value")
    private List<String> values = new ArrayList<>();

    @Option(names = "--on", paramLabel = "DATE", descriptionKey = "on")
    private @Nullable LocalDate on;

    private final List<Map<String, Object>> findings = new ArrayList<>();
    private Verdict worst = Verdict.WELL;
    private String firstBad = "";

    CodeCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        CodeBook book = CodeBook.installed();
        LocalDate day = on == null ? book.divisions().edition() : on;
        for (String value : values) {
            if (value.equals(STANDARD_INPUT)) {
                tellStandardInput(book, day);
            } else {
                tell(value, book, day);
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        if (!firstBad.isEmpty()) {
            object.put("error", firstBad);
        }
        object.put("on", day);
        object.put("edition", book.divisions().edition());
        object.put("findings", findings);
        return output.finish(worst, object);
    }

    private void tellStandardInput(CodeBook book, LocalDate day) {
        ValueLines lines = new ValueLines(in);
        int told = 0;
        try {
            for (Optional<String> value = lines.next(); value.isPresent(); value = lines.next()) {
                if (++told > MOST_VALUES) {
                    throw new BadInput(output.text("too-many", MOST_VALUES));
                }
                tell(value.get(), book, day);
            }
        } catch (IOException e) {
            throw new BadInput(output.text("unreadable-input"), e);
        }
        if (told == 0) {
            throw new BadInput(output.text("nothing-on-input"));
        }
    }

    private void tell(String value, CodeBook book, LocalDate day) {
        Recognition recognition = new Recogniser(book, on == null ? LocalDate.MAX : on).recognise(value);
        Finding finding = Finding.of(value, recognition, output, book, day);
        boolean bad = finding.verdict() == Verdict.BAD_INPUT;
        if (output.json()) {
            findings.add(finding.object());
        } else if (!bad) {
            finding.lines().forEach(output::print);
        }
        if (bad) {
            finding.lines().forEach(line -> output.note("plain", line));
            firstBad = firstBad.isEmpty() ? finding.summary() : firstBad;
        }
        worst = finding.verdict().exit() > worst.exit() ? finding.verdict() : worst;
    }
}
