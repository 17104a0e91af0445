package tongban.verifier.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.verifier.command.CommandRun;

class CodeCommandTest {
    private static CommandRun run(String... arguments) {
        return runWith("", arguments);
    }

    private static CommandRun runWith(String input, String... arguments) {
        List<String> words = new ArrayList<>(List.of("code"));
        words.addAll(List.of(arguments));
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        return CommandRun.of(
                List.of(() -> List.of(new CodeCommand(new ByteArrayInputStream(bytes)))),
                Map.of("LC_ALL", "C.UTF-8"),
                words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "1150010700927688XM, 0, Unified social credit code",
        "1150010700927688xm, 0, read in the case of the standard",
        "510107189901010006, 0, Resident ID",
        "440524188001010014, 0, 1880-01-01",
        "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9, 0, Electronic licence number",
        "510107, 0, 四川省 › 成都市 › 武侯区",
        "510122, 0, abolished or renamed after 2015-09-30",
        "330106001, 0, the table loaded has no divisions of this level in this province",
        "cdgxq, 0, 芳草街街道",
        "ＣＱＧＸＱ, 0, recalled",
        "njgxq, 0, not known",
        "510199, 1, no edition of the divisions up to 2023-06-30 has this code",
        "510107999, 1, no edition of the divisions up to 2023-06-30 has this code",
        "110105194912310021, 1, 'Character 18: the check character is X, not 1.'",
        "91310115MA1G4L1WXK, 1, 'Character 18: the check character is 7, not K.'",
        "91440300192203821I, 1, 'Character 18 is I; only'",
        "5101071899010100, 1, 'Character 17: the length is 16; right is 18.'",
        "510107990101000, 1, first-generation ID",
        "5101, 1, 'Character 5: the length is 4; right is 6, 9, 12.'",
        "1.2.156.3005.2.11100000MB03271699022, 1, part 1 of 5",
        "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.8, 1, 'the check character is 9, not 8.'",
        "hello, 2, This is no code",
        "public, 2, This is no code",
        "'', 2, Nothing is here to read",
        "510107成89901010006, 2, 'Character 7 is 成, which no code has'",
        "51010\u0000189901010006, 2, 'Character 6 is U+0000'",
        "51010\u202e189901010006, 2, 'Character 6 is U+202E'",
    })
    void tellsWhatAValueIsAndWhetherItHolds(String value, int exit, String said) {
        CommandRun run = run(value, "--on", "2026-03-02");

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(exit == 2 ? run.err() : run.out()).contains(said);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void putsACaretUnderTheCharacterAtFault() {
        assertThat(run("91440300192203821I").out())
                .contains("    91440300192203821I\n    " + " ".repeat(17) + "^\n    Character 18 is I;");
        assertThat(run("510107成89901010006").err()).contains("510***成*******0006\n      ^\n");
    }

    @Test
    void showsAnIdMaskedAndNeverAZoneForIt() {
        CommandRun run = run("510107189901010006");

        assertThat(run.out())
                .startsWith("510***********0006\n")
                .contains("Born          1899-01-01", "Sex           female", "Given in      四川省 › 成都市 › 武侯区")
                .contains("Zone          none:")
                .doesNotContain("510107189901010006")
                .doesNotContain("高新区");
        assertThat(run("510107189901010006", "--json").lastLine())
                .doesNotContain("510107189901010006")
                .doesNotContain("gxq");
    }

    @Test
    void masksWhatMayBeMeantAsAnIdAndLaysOpenOnlyTheFault() {
        CommandRun run = run("11010519491331002X", "510107 18990101 0007");

        assertThat(run.out())
                .contains("110*******13**002X\n")
                .doesNotContain("19491331")
                .doesNotContain("18990101");
        assertThat(run("x510107189901010006y").out()
                        + run("x510107189901010006y").err())
                .doesNotContain("18990101");
    }

    @Test
    void tellsEachKindThatAValueCouldBe() {
        assertThat(run("510107189901010007").out())
                .contains("Resident ID", "Unified social credit code")
                .contains("the check character is 6, not 7");
        assertThat(run("914403001922038217").out())
                .startsWith("914403001922038217\n")
                .doesNotContain("Resident ID");
    }

    @Test
    void asksForTheDayThatIsGiven() {
        assertThat(run("510107189901010006", "--on", "1898-12-31").out())
                .contains("the date of birth is after 1898-12-31");
        assertThat(run("510107189901010006", "--json").lastLine()).startsWith("{\"on\":\"2023-06-30\",");
        assertThat(run("510117019", "--on", "2003-12-11").out()).doesNotContain("cdgxq");
        assertThat(run("510117019", "--on", "2003-12-12").out()).contains("cdgxq");
    }

    @Test
    void saysWhatACodeStoodForAtBirthAndStandsForNow() {
        String first17 = "50011019800101001";
        String id = first17 + tongban.kernel.code.ResidentId.checkFor(first17);

        assertThat(run(id).out()).contains("› 万盛区 (abolished", "Code stands now for  綦江区 (in force");
    }

    @Test
    void readsValuesFromStandardInputOneALine() {
        CommandRun run = runWith("510107\r\n\n  cdgxq \n91310115MA1G4L1WXK", "-", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lastLine())
                .contains("{\"value\":\"510107\",\"state\":\"holds\"")
                .contains("\"state\":\"does-not-hold\"")
                .endsWith("\"verdict\":\"failed\",\"exit\":1}");
        assertThat(run.out().lines()).hasSize(1);
    }

    @Test
    void keepsHugeAndEndlessInputShort() {
        CommandRun huge = runWith("9".repeat(5_000_000) + "\n510107", "-");
        assertThat(huge.exit()).isEqualTo(2);
        assertThat(huge.err())
                .contains("Character 161: this is longer than any code")
                .hasSizeLessThan(600);
        assertThat(huge.out()).contains("武侯区");

        assertThat(runWith("51\n".repeat(10_001), "-").err()).contains("more than 10000 values");
        assertThat(runWith("\n \n", "-").err()).contains("Standard input has no value");
    }

    @Test
    void aValueThatBeginsWithAnAtSignIsNoFile() {
        CommandRun run = run("@/etc/hostname");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("@/etc/hostname\n");
    }

    @Test
    void tellsAllValuesAndEndsWithTheWorst() {
        CommandRun run = run("510107", "hello", "510199", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.lastLine())
                .startsWith("{\"error\":\"hello: This is no code")
                .contains("\"state\":\"holds\"", "\"state\":\"unrecognised\"", "\"state\":\"does-not-hold\"")
                .endsWith("\"verdict\":\"bad-input\",\"exit\":2}");
        assertThat(run().exit()).isEqualTo(2);
    }

    @Test
    void givesAProgramRulePlaceAndCure() {
        assertThat(run("--json", "914403001922038217").lastLine())
                .contains("\"faults\":[{\"rule\":\"wrong-check\",\"position\":18,\"givenPosition\":18,"
                        + "\"found\":\"7\",\"right\":\"6\",\"message\":");
        assertThat(run("--json", "510122").lastLine())
                .contains("\"spans\":[{\"name\":\"双流县\","
                        + "\"current\":false,\"from\":{\"after\":null,\"by\":\"2002-12-31\"},"
                        + "\"to\":{\"after\":\"2015-09-30\",\"by\":\"2016-07-31\"}");
        assertThat(run("--json", "500107").lastLine())
                .contains("\"zonesWithStreetsHere\":[{\"code\":\"cqgxq\",\"name\":\"重庆高新区\",\"streets\":6}]");
    }

    @Test
    void speaksChinese() {
        assertThat(run("--lang", "zh", "110105194912310021").out())
                .contains("公民身份号码（GB 11643-1999）：不成立", "第 18 位：校验码应为 X，不是 1。");
        assertThat(run("--lang", "zh", "1150010700927688XM").out()).contains("机构编制", "机关", "00927688X");
    }

    @Test
    void noValueBringsAStackTrace() {
        Random random = new Random(2026);
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder value = new StringBuilder(i % 3 == 0 ? "510107189901010006" : "91440300192203821");
            for (int j = 0; j < 1 + i % 4; j++) {
                value.insert(random.nextInt(value.length() + 1), (char) random.nextInt(i % 2 == 0 ? 0x80 : 0x10000));
            }
            input.append(value).append('\n');
        }
        CommandRun run = runWith(input.toString(), "-", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("bug").doesNotContain("Exception");
        assertThat(run.lastLine().codePoints()).noneMatch(c -> c < ' ' || c == 0x202E);
    }
}
