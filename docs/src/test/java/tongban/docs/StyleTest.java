package tongban.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The numbers of {@code docs/STYLE.md}. Goal: methods that fit on a screen and files that fit on a few. Method: every
 * Java file of every module is parsed with the compiler's own parser, and the longest ones are printed, so that a
 * reader sees how near to the limits the code is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StyleTest {
    private static final int METHOD_LINES_MAX = 40;
    private static final int FILE_LINES_MAX = 300;
    private static final int LINE_COLUMNS_MAX = 120;
    private static final int PARAMETERS_MAX = 5;
    private static final int LONGEST_SHOWN = 5;

    private static final Pattern OPEN_END = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\s*\\(?#\\d+)");
    private static final Pattern SKIPPED =
            Pattern.compile("^\\s*@(Disabled|Ignore)\\b|\\bassumeTrue\\(|\\bassumeFalse\\(");

    private List<JavaSource> sources = List.of();

    @BeforeAll
    void parseAll() {
        sources = JavaSource.parse(Project.filesEndingIn(".java"));
    }

    @Test
    void readsTheSourcesOfEveryModule() {
        assertThat(sources)
                .extracting(source -> source.file().getName(0).toString())
                .containsAll(Project.javaModules());
    }

    @Test
    void methodsFitOnAScreen() {
        show("longest methods", methods(JavaSource.Method::length));
        assertThat(methods(JavaSource.Method::length))
                .filteredOn(measured -> measured.size() > METHOD_LINES_MAX)
                .isEmpty();
    }

    @Test
    void filesFitOnAFewScreens() {
        List<Measured> files = sources.stream()
                .map(source ->
                        new Measured(source.file().toString(), source.lines().size()))
                .sorted()
                .toList();
        show("longest files", files);
        assertThat(files).filteredOn(file -> file.size() > FILE_LINES_MAX).isEmpty();
    }

    @Test
    void methodsTakeFewParameters() {
        assertThat(methods(method -> method.row() ? 0L : method.parameters()))
                .filteredOn(measured -> measured.size() > PARAMETERS_MAX)
                .isEmpty();
    }

    @Test
    void linesAreNoWiderThanAPage() {
        // A Chinese character is counted as one, as the formatter counts it.
        assertThat(lines((source, line) -> line.codePointCount(0, line.length()) > LINE_COLUMNS_MAX))
                .isEmpty();
    }

    @Test
    void nothingIsLeftOpenWithoutAnIssue() {
        assertThat(lines((source, line) -> OPEN_END.matcher(line).find() && !line.contains("OPEN_END")))
                .isEmpty();
    }

    @Test
    void noTestIsSkipped() {
        assertThat(lines((source, line) -> SKIPPED.matcher(line).find() && !line.contains("SKIPPED")))
                .isEmpty();
    }

    @Test
    void importsNameWhatTheyImport() {
        assertThat(imports(name -> name.endsWith(".*"))).isEmpty();
    }

    @Test
    void nobodyUsesLombok() {
        assertThat(imports(name -> name.startsWith("lombok."))).isEmpty();
    }

    @Test
    void publicTypesSayWhatTheyAre() {
        assertThat(sources)
                .filteredOn(source -> !source.isTest())
                .filteredOn(source -> !source.undocumented().isEmpty())
                .extracting(source -> source.file() + ": " + source.undocumented())
                .isEmpty();
    }

    private record Measured(String place, long size) implements Comparable<Measured> {
        @Override
        public int compareTo(Measured other) {
            return Comparator.comparingLong(Measured::size)
                    .reversed()
                    .thenComparing(Measured::place)
                    .compare(this, other);
        }
    }

    private interface LineFault {
        boolean isIn(JavaSource source, String line);
    }

    private List<Measured> methods(Function<JavaSource.Method, Number> size) {
        return sources.stream()
                .flatMap(source -> source.methods().stream()
                        .map(method -> new Measured(
                                source.file() + ":" + method.line() + " " + method.name(),
                                size.apply(method).longValue())))
                .sorted()
                .toList();
    }

    private List<String> lines(LineFault fault) {
        List<String> found = new ArrayList<>();
        for (JavaSource source : sources) {
            for (int i = 0; i < source.lines().size(); i++) {
                if (fault.isIn(source, source.lines().get(i))) {
                    found.add(source.file() + ":" + (i + 1));
                }
            }
        }
        return found;
    }

    private Stream<String> imports(Predicate<String> fault) {
        return sources.stream()
                .flatMap(source -> source.imports().stream().filter(fault).map(name -> source.file() + ": " + name));
    }

    private static void show(String title, List<Measured> measured) {
        System.out.println(title + ":");
        measured.stream()
                .limit(LONGEST_SHOWN)
                .forEach(one -> System.out.println("  %4d  %s".formatted(one.size(), one.place())));
    }
}
