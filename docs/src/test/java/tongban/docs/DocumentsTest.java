package tongban.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.verifier.command.Language;
import tongban.verifier.command.Tongban;

/** What the documents promise is there: links, commands, decisions, the form of the change log. */
class DocumentsTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```\\s*$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern COMMAND = Pattern.compile("\\./tongban +([a-z][a-z-]*)");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}~])/(root|home|work|Users)/\\w");
    private static final Pattern RELEASE = Pattern.compile("(?m)^## (Unreleased|\\d+\\.\\d+\\.\\d+( – .+)?)$");
    private static final Pattern CHANGE = Pattern.compile("(?ms)^### (.+?)$(.*?)(?=^##|\\z)");

    @Test
    void relativeLinksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : Project.filesEndingIn(".md")) {
            String text = FENCE.matcher(Project.read(page)).replaceAll("");
            LINK.matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.matches("[a-z]+:.*"))
                    .filter(target -> !leadsSomewhere(page, target))
                    .forEach(target -> broken.add(page + " -> " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyCommandInADocumentExists() {
        var line = new Tongban(
                        Map.of(),
                        false,
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(Writer.nullWriter()),
                        Tongban.installed())
                .commandLine(Language.EN);
        for (Path page : Project.filesEndingIn(".md")) {
            assertThat(line.getSubcommands().keySet())
                    .as("commands, one of which %s names", page)
                    .containsAll(commands(page));
        }
    }

    @Test
    void bothReadmesNameTheSameCommands() {
        assertThat(commands(Path.of("README.zh.md")))
                .isNotEmpty()
                .isEqualTo(commands(Path.of("README.md")))
                .contains("test");
    }

    @Test
    void everyDecisionIsInTheIndex() {
        String index = Project.read("docs/decisions/README.md");
        List<Path> decisions = Project.filesEndingIn(".md").stream()
                .filter(page -> page.startsWith("docs/decisions"))
                .filter(page -> page.getFileName().toString().matches("\\d{4}-.*"))
                .toList();
        assertThat(decisions)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(index).contains("(" + page.getFileName() + ")"));
        assertThat(decisions.stream().map(page -> page.getFileName().toString().substring(0, 4)))
                .as("numbers of decisions")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDecisionHasContextDecisionConsequencesAndDate() {
        assertThat(Project.filesEndingIn(".md").stream()
                        .filter(page -> page.startsWith("docs/decisions"))
                        .filter(page -> page.getFileName().toString().matches("\\d{4}-.*")))
                .allSatisfy(page -> assertThat(Project.read(page))
                        .contains("## Context", "## Decision", "## Consequences")
                        .containsPattern("(?m)^Date: \\d{4}-\\d{2}-\\d{2}"));
    }

    @Test
    void everyChangeNamesKindPeriodsZonesAndModules() {
        String log = Project.read("CHANGELOG.md");
        assertThat(RELEASE.matcher(log).results()).as("releases").isNotEmpty();
        List<MatchResult> changes = CHANGE.matcher(log).results().toList();
        assertThat(changes)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.group(2))
                        .as(change.group(1))
                        .contains("- Kind: ", "- Periods: ", "- Zones: ", "- Modules: "));
    }

    @Test
    void theGlossaryIsSortedAndHasEachTermOnce() {
        List<String> terms = Project.read("docs/GLOSSARY.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.matches("\\| (English .*|-.*)"))
                .map(line -> line.split("\\|")[1].strip().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(terms).hasSizeGreaterThan(30).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void noFileNamesAPathOfOneMachine() {
        assertThat(Project.textFiles())
                .filteredOn(file -> MACHINE_PATH.matcher(Project.read(file)).find())
                .isEmpty();
    }

    private static TreeSet<String> commands(Path page) {
        Stream<String> words = COMMAND.matcher(Project.read(page)).results().map(command -> command.group(1));
        return words.collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path folder = page.getParent() == null ? Path.of("") : page.getParent();
        Path goal = file.isEmpty() ? page : folder.resolve(file).normalize();
        if (!Files.exists(Project.ROOT.resolve(goal))) {
            return false;
        }
        return hash < 0 || !goal.toString().endsWith(".md") || anchors(goal).contains(target.substring(hash + 1));
    }

    /** The names that a code forge gives to a page's headings. */
    private static List<String> anchors(Path page) {
        return FENCE.matcher(Project.read(page))
                .replaceAll("")
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replace(' ', '-'))
                .toList();
    }
}
