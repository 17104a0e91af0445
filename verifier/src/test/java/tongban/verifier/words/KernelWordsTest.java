package tongban.verifier.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel's sentences in Chinese: every one that the sources have, sentences in sentences, and no other text. */
class KernelWordsTest {

    private static final Path KERNEL = Path.of("../kernel/src/main/java/tongban/kernel");
    private static final Path AUDIT = Path.of("src/main/java/tongban/verifier/audit");

    /** Words that are written into files or JSON and said to nobody. */
    private static final Set<String> WRITTEN = Set.of("scrypt {} {} {}", "to be compared");

    /** Composed by {@code SealRefusal.toString}, which the scan passes over like every other toString. */
    private static final String WITH_CAUSE = "{} [{}]";

    private final KernelWords chinese = KernelWords.in(Locale.SIMPLIFIED_CHINESE);

    private static Map<String, String> inSources() {
        Map<String, String> sentences = KernelSentences.in(
                KERNEL.resolve("channel"),
                KERNEL.resolve("exchange"),
                KERNEL.resolve("merkle"),
                KERNEL.resolve("seal"),
                KERNEL.resolve("zone"),
                AUDIT);
        sentences.keySet().removeAll(WRITTEN);
        return sentences;
    }

    private Set<String> inFile() {
        return chinese.templates().stream()
                .map(template -> String.join("{}", template.fixed()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everySentenceOfTheSourcesHasItsChinese() {
        Map<String, String> sentences = inSources();
        assertThat(sentences).as("sentences found").hasSizeGreaterThan(150);
        sentences.keySet().removeAll(inFile());
        assertThat(sentences)
                .as("add each to kernel_zh.txt: an English sentence, and where it stands")
                .isEmpty();
    }

    @Test
    void noChineseIsLeftOfASentenceThatTheSourcesNoLongerHave() {
        Set<String> left = inFile();
        left.removeAll(inSources().keySet());
        left.remove(WITH_CAUSE);
        assertThat(left).isEmpty();
    }

    @Test
    void everySentenceIsThereOnceAndItsChineseNamesEachGap() {
        assertThat(chinese.templates()).hasSameSizeAs(inFile());
        for (Template template : chinese.templates()) {
            List<String> gaps = IntStream.range(0, template.gaps().size())
                    .mapToObj(gap -> "<" + gap + ">")
                    .toList();
            String filled = template.fill(gaps);
            assertThat(gaps).as(template.toString()).allMatch(filled::contains);
            assertThat(template.weight()).as(template.toString()).isPositive();
        }
    }

    /** Every template is found again with something in its gaps: none stands in the shadow of another. */
    @Test
    void everySentenceIsSaidByItsOwnTemplate() {
        for (Template template : chinese.templates()) {
            StringBuilder sentence = new StringBuilder(template.fixed().getFirst());
            List<String> texts = template.gaps().stream()
                    .map(gap -> gap == Template.Gap.NUMBER ? "17" : "yanshi-a")
                    .toList();
            for (int i = 0; i < texts.size(); i++) {
                sentence.append(texts.get(i)).append(template.fixed().get(i + 1));
            }
            assertThat(chinese.say(sentence.toString())).isEqualTo(template.fill(texts));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line 3 of the checkpoint has no root: 32 bytes in base64 | 检查点第 3 行没有根哈希（base64 的 32 字节）
            the checkpoint ends before a time | 检查点不完整，缺少时间
            topic length needs 1 bytes, 0 are left | 主题长度需要 1 字节，只剩 0 字节
            line 4: checkpoint is not followed by base64 with padding | 第 4 行：checkpoint 之后不是带填充的 base64
            signed note: line 2: key: base64 with padding [BAD_BASE64] | 签名文本：第 2 行：key 应为带填充的 base64 [BAD_BASE64]
            line 9: signed note: no empty line and signatures [NO_SIGNATURES] | 第 9 行：签名文本：没有空行和签名 [NO_SIGNATURES]
            size 7 must be signed by [00c0ffee, 0badcafe] | 大小为 7 的树头必须由 [00c0ffee, 0badcafe] 签名
            yanshi-a signed size 3 of tongban/1/a/b/1/x with [ab], though its log changes to the key cd at size 2 \
            | yanshi-a 用 [ab] 签署了 tongban/1/a/b/1/x 大小为 3 的树头，而其日志在大小 2 处换用密钥 cd
            """)
    void saysSentencesInSentences(String english, String said) {
        assertThat(chinese.say(english)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the printer is on fire
            line x of the checkpoint has no root: 32 bytes in base64
            ''
            entry 1 calls itself nothing
            办件已受理
            """)
    void leavesWhatItDoesNotKnowAsItIs(String sentence) {
        assertThat(chinese.say(sentence)).isEqualTo(sentence);
    }

    @Test
    void keepsTheUnknownInsideTheKnownAndPutsNothingIntoIt() {
        assertThat(chinese.say("signed note: {0} $1 \\ is odd")).isEqualTo("签名文本：{0} $1 \\ is odd");
        assertThat(chinese.say("line 1: line 2: odd")).isEqualTo("第 1 行：第 2 行：odd");
    }

    @Test
    void changesNothingInEnglish() {
        assertThat(KernelWords.in(Locale.ENGLISH).say("a line too many")).isEqualTo("a line too many");
    }

    @Test
    void aHostileSentenceTakesNoTime() {
        List<String> parts = List.of(
                "line 1: ",
                " signed two logs under the name ",
                " is ",
                ", at most ",
                "signed note: ",
                " [",
                ": ",
                " (size ");
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (String part : parts) {
                String much = part.repeat(4000 / part.length());
                for (String end : List.of("", " is allowed", " had no effect", ")", "]")) {
                    assertThat(chinese.say(much + end)).isNotEmpty();
                }
            }
            assertThat(chinese.say("line 1: ".repeat(1_000_000))).hasSize(8_000_000);
        });
    }
}
