package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class TongbanTest {
    private static final List<CommandSource> SOURCES = List.of(() -> List.of(new Probe()), new KitCommands());

    @Test
    void saysWhatThereIsWithoutWords() {
        CommandRun run = run();

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Tongban 通办 ")
                .contains("Check and compute", "  probe       Tries the kit.", "./tongban test --install");
        assertThat(run.out().indexOf("probe")).isLessThan(run.out().indexOf("  test"));
    }

    @Test
    void speaksChineseByLocaleAndByOptionBeforeOrAfterTheCommand() {
        assertThat(CommandRun.of(SOURCES, Map.of("LANG", "zh_CN.UTF-8"), "probe", "2")
                        .out())
                .isEqualTo("第 2 个\n");
        assertThat(run("--lang", "zh", "probe", "2").out()).isEqualTo("第 2 个\n");
        assertThat(run("probe", "2", "--lang", "zh").out()).isEqualTo("第 2 个\n");
        assertThat(run("probe", "--help", "--lang=zh").out()).contains("用法：", "示例：", "退出码：");
    }

    @Test
    void printsOneJsonObjectOnTheLastLine() {
        CommandRun run = run("probe", "2", "--json");

        assertThat(run.lastLine())
                .isEqualTo("{\"text\":\"a \\\"b\\\"\\n通\",\"none\":null,\"list\":[1,2.5,true],\"date\":\"1899-12-31\","
                        + "\"nan\":\"NaN\",\"verdict\":\"well\",\"exit\":0}");
        assertThat(run.exit()).isZero();
    }

    @Test
    void writesNumbersWithoutSeparatorsUnlessTheTextAsksForThem() {
        assertThat(run("probe", "12345").out()).isEqualTo("number 12345 of 1,000,000\n");
    }

    @Test
    void refusesBadInputWithItsTextAndWithoutAStackTrace() {
        CommandRun run = run("probe", "-1", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("tongban: the number at place 1 is below zero; give 0 or more\n");
        assertThat(run.lastLine())
                .isEqualTo("{\"error\":\"the number at place 1 is below zero; give 0 or more\","
                        + "\"verdict\":\"bad-input\",\"exit\":2}");
    }

    @Test
    void translatesWhatPicocliWouldSay() {
        assertThat(run("probe", "--jsn", "1").err()).contains("There is no option ‘--jsn’", "--json", "--help");
        assertThat(run("prob", "--lang", "zh").err()).contains("“prob”既不是命令", "是否想用：probe");
        assertThat(run("probe", "--jsn").err()).contains("There is no option ‘--jsn’", "--json");
        assertThat(run("probe").err()).contains("Something is missing: NUMBER");
        assertThat(run("probe", "--lang=zh").err()).contains("缺少：NUMBER", "帮助：./tongban probe --help");
        assertThat(run("probe", "x").err()).contains("NUMBER cannot be ‘x’: a whole number is expected.");
        assertThat(run("probe", "1", "--on", "soon").err()).contains("a date such as 2026-03-02 is expected");
        assertThat(run("probe", "1", "--on").err()).contains("Something is missing");
        assertThat(run("probe", "1", "2").err()).contains("‘2’ is neither a command nor an argument");
        assertThat(run("probe", "1", "--on=1899-01-01", "--on=1899-01-01").err())
                .contains("--on was given twice");
        assertThat(run("probe", "1", "--even", "3").err()).startsWith("tongban: 3 is odd; give an even number\n");
        assertThat(run("--lang", "fr").err()).contains("one of zh, en is expected");
    }

    @Test
    void endsWithTwoOnEveryMisunderstanding() {
        for (String[] words : List.of(
                new String[] {"probe"},
                new String[] {"probe", "x"},
                new String[] {"--nothing"},
                new String[] {"nothing"},
                new String[] {""},
                new String[] {"probe", "1", "--lang"})) {
            assertThat(run(words).exit()).as(String.join(" ", words)).isEqualTo(2);
        }
    }

    @Test
    void callsABugABugAndShowsItsTraceOnlyWhenAsked() {
        CommandRun run = run("probe", "13", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("this is a bug", "IllegalStateException: unlucky", "--trace");
        assertThat(run.lastLine()).contains("\"verdict\":\"failed\"", "\"exit\":1");
        assertThat(run("probe", "13", "--trace").err()).contains("\tat ");
        assertThat(run("probe", "14").err()).hasLineCount(1).contains("this is a bug", "StackOverflowError");
        assertThat(run("probe", "14").exit()).isEqualTo(1);
    }

    @Test
    void endsQuietlyWhenNobodyReads() {
        PrintWriter closed = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        StringWriter err = new StringWriter();

        int exit = new Tongban(Map.of(), false, closed, new PrintWriter(err), SOURCES).run("probe", "2");

        assertThat(exit).isEqualTo(141);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void coloursOnlyATerminalThatWantsIt() {
        assertThat(help(true, Map.of())).contains("\u001b[");
        assertThat(help(false, Map.of())).doesNotContain("\u001b[");
        assertThat(help(true, Map.of("NO_COLOR", "1"))).doesNotContain("\u001b[");
        assertThat(help(true, Map.of("TERM", "dumb"))).doesNotContain("\u001b[");
    }

    @Test
    void keepsAnExampleOnOneLine() {
        assertThat(run("probe", "--help").out().lines().toList().getLast())
                .startsWith("  ./tongban probe 3 # ")
                .endsWith(" one line");
    }

    @Test
    void namesItsVersion() {
        assertThat(run("--version").out()).matches("tongban \\d+\\.\\d+\\.\\d+.*\n");
    }

    @Test
    void printsACompletionScriptThatKnowsEveryCommand() {
        CommandRun run = run("completion", "bash");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("probe", "test", "--install", "complete -F");
        assertThat(run("completion", "fish").exit()).isEqualTo(2);
    }

    private static String help(boolean terminal, Map<String, String> environment) {
        StringWriter out = new StringWriter();
        new Tongban(environment, terminal, new PrintWriter(out), new PrintWriter(out), SOURCES).run("probe", "--help");
        return out.toString();
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(SOURCES, Map.of(), words);
    }

    /** A converter that refuses in its own words. */
    static final class Even implements CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            throw new BadInput(text + " is odd; give an even number");
        }
    }

    /** A command that does a little of everything. */
    @Command(name = "probe", resourceBundle = "tongban.verifier.command.probe")
    static final class Probe implements Callable<Integer> {
        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "NUMBER", descriptionKey = "number")
        private int number;

        @Option(names = "--even", descriptionKey = "even", converter = Even.class)
        private int even;

        @Option(names = "--on", descriptionKey = "on")
        private @Nullable LocalDate on;

        @Override
        public Integer call() {
            if (number < 0) {
                throw new BadInput(output.text("below", 1));
            }
            if (number == 13) {
                throw new IllegalStateException("unlucky");
            }
            if (number == 14) {
                throw new StackOverflowError();
            }
            output.say(number > 1000 ? "big" : "small", number, 1_000_000);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("text", "a \"b\"\n通");
            json.put("none", null);
            json.put("list", List.of(1, 2.5, true));
            json.put("date", LocalDate.of(1899, 12, 31));
            json.put("nan", Double.NaN);
            return output.finish(Verdict.WELL, json);
        }
    }
}
