package tongban.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word is there in both languages, and no template asks for a word that is not. */
class MessagesTest {
    private static final Path ROOT = Path.of("src/main/resources/tongban/node");
    private static final Pattern KEY = Pattern.compile("#\\{\\s*([a-z][a-z0-9.-]*[a-z0-9])\\s*[(}]");
    private static final Pattern TOLD = Pattern.compile("#messages\\.msg\\('([a-z0-9.-]+)'");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.endsWith("messages.properties"))
                    .map(file -> ROOT.relativize(file.getParent()).toString())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyWordIsThereInBothLanguages(String module) {
        Properties english = read(module, "messages.properties");
        Properties chinese = read(module, "messages_zh.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(english.getProperty(key)).isNotBlank();
            assertThat(chinese.getProperty(key)).isNotBlank();
            assertThat(places(chinese.getProperty(key))).isEqualTo(places(english.getProperty(key)));
        });
    }

    /** MessageFormat takes a single apostrophe for the start of a quotation and would lose what follows. */
    @ParameterizedTest
    @MethodSource("bundles")
    void aWordWithPlacesHasNoBareApostrophe(String module) {
        for (String file : List.of("messages.properties", "messages_zh.properties")) {
            Properties words = read(module, file);
            assertThat(words.stringPropertyNames().stream()
                            .filter(key -> !places(words.getProperty(key)).isEmpty())
                            .filter(key -> !module.equals("command")))
                    .allSatisfy(key -> {
                        String text = words.getProperty(key);
                        assertThat(new MessageFormat(text, Locale.ROOT)
                                        .format(new Object[] {"0", "1", "2", "3", "4", "5", "6", "7"}))
                                .doesNotContain("{");
                        assertThat(text.replace("''", "")).doesNotContain("'");
                    });
        }
    }

    @Test
    void everyKeyOfATemplateIsAWord() throws IOException {
        Set<String> words = bundles()
                .flatMap(module -> read(module, "messages.properties").stringPropertyNames().stream())
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(templates).isNotEmpty();
            for (Path template : templates) {
                String text = Files.readString(template);
                assertThat(words).as(template.toString()).containsAll(keys(text));
            }
        }
    }

    /** Thymeleaf replaces before it asks for the condition, so that the condition would be lost. */
    @Test
    void noElementIsReplacedOnACondition() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .allSatisfy(template -> assertThat(Files.readString(template))
                            .doesNotContainPattern("<[^>]*th:(if|unless)=\"[^\"]*\"[^>]*th:replace")
                            .doesNotContainPattern("<[^>]*th:replace=\"[^\"]*\"[^>]*th:(if|unless)="));
        }
    }

    @Test
    void noTemplateCarriesScriptOrStyle() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .allSatisfy(template -> assertThat(Files.readString(template))
                            .doesNotContainPattern("\\son[a-z]+=\"")
                            .doesNotContain("style=\"")
                            .doesNotContain("<style")
                            .doesNotContainPattern("<script(?![^>]*th:src)")
                            .doesNotContain("hx-on"));
        }
    }

    private static Set<String> keys(String text) {
        return Stream.of(KEY, TOLD)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private static Properties read(String module, String file) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(ROOT.resolve(module).resolve(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
        return words;
    }
}
