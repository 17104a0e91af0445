package tongban.verifier.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.verifier.command.CommandRun;

class WhatIfSettlementCommandTest {
    private static final Path SAMPLES = Path.of("../docs/samples/settlement");

    @TempDir
    Path folder;

    private static CommandRun run(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("what-if", "settlement", file.toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private CommandRun with(String good, String bad) throws IOException {
        String text = Files.readString(SAMPLES.resolve("chengdu.json"));
        assertThat(text).contains(good);
        return run(Files.writeString(folder.resolve("visit.json"), text.replace(good, bad)), "--json");
    }

    @Test
    void explainsAVisitStepByStep() {
        CommandRun run = run(SAMPLES.resolve("chengdu.json"), "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Insured at: Chengdu; care on 2026-03-02")
                .contains("pages that agree, not on the official text")
                .contains("Line 2 is class B: of 345.55 the person first pays 10%, 310.99 are in scope. [重庆市医保目录（演示）]")
                .contains("the fund pays 60% of the 460.99 above the deductible, that is 276.59. [《成都市")
                .contains("Used in 2026 after this: 200.00 of the deductible, 276.59 from the fund.");
        assertThat(run.lastLine())
                .contains("\"hifp_pay\":\"276.59\"", "\"acct_pay\":\"80.00\"", "\"psn_cash_pay\":\"248.96\"")
                .contains("\"pool_prop_selfpay\":\"0.6000\"", "\"balc\":\"0.00\"", "\"rule\":\"cap\"")
                .contains("\"confidence\":\"M\"", "\"verdict\":\"well\",\"exit\":0}");
    }

    @Test
    void takesOwnParametersAndSpeaksChinese() {
        CommandRun run = run(SAMPLES.resolve("own-parameters.json"), "--lang", "zh", "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("统筹基金支付 75%，即 112.50 元。 〔防城港市公布的算例（由文件给出）〕");
        assertThat(run.lastLine()).contains("\"fund_pay_sumamt\":\"112.50\"", "\"psn_part_amt\":\"187.50\"");
    }

    @Test
    void doesNotSettleWhereOnlyABoundIsKnown() {
        CommandRun run = run(SAMPLES.resolve("unreferred.json"), "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("Not settled at once: Chengdu may lower its ratio", "by up to 20%");
        assertThat(run.lastLine()).contains("\"outcome\":\"cut-not-found\"", "\"verdict\":\"failed\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02 | 2022-12-31 | the deductible of Chengdu for that day was not found. It is known from 2023-01-01",
                "\"long-term\" | \"local\" | Used in 2026",
                "\"active\" | \"1201\" | 70%",
                "345.55\" | 345.5\" | lines[1].amount ‘345.5’ is no amount in yuan; write it as \"12.30\"",
                "\"200.00\" | -1 | lines[0].amount ‘-1’ is no amount",
                "\"200.00\" | 1e2 | lines[0].amount ‘1e2’ is no amount",
                "\"0.10\" | \"10%\" | lines[1].firstSelfPay ‘10%’ is no ratio",
                ", \"firstSelfPay\": \"0.10\" | | lines[1] is of class B and has no firstSelfPay",
                "\"60.00\" | \"60.00\", \"firstSelfPay\": \"0.5\" | lines[2]: class C is paid in full",
                "\"200.00\" | \"200.00\", \"overLimit\": \"200.01\" | lines[0].overLimit is more than",
                "\"200.00\" | \"99999999999999.99\" | add up to more than 99999999999999.99",
                "\"乙\" | \"丁\" | lines[1].class ‘丁’ is not known here; write one of 甲, 乙, 丙",
                "chengdu | neijiang | rules ‘neijiang’ is not known here; write one of chengdu, chongqing",
                "\"combined\" | \"employer\" | plan ‘employer’ is not known here; write one of combined, pooled-only",
                "\"tier\": \"secondary\", | | names a place, and tier is missing",
                "2026-03-02 | 2026-02-30 | date ‘2026-02-30’ is no day",
                "\"lines\": [ | \"lines\": [[], | lines[0] is no object",
                "\"plan\": | \"plans\": | plans is an unknown member",
                "\"tier\": | \"plan\": | a member stands twice",
                "\"lines\": [ | \"lines\": [, | is no JSON",
                "\"balance\": \"80.00\", | | account.balance is missing",
            })
    void saysWhichMemberIsWrongAndWhatWouldPass(String good, String bad, String text) throws IOException {
        CommandRun run = with(good, bad == null ? "" : bad);
        assertThat(run.out() + run.err()).contains(text).doesNotContain("Exception");
        assertThat(run.exit()).isEqualTo(text.contains("not found") ? 1 : text.matches("Used.*|70%") ? 0 : 2);
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        assertThat(run(folder.resolve("none.json")).err()).contains("cannot be read");
        assertThat(run(Files.write(folder.resolve("a"), new byte[] {'"', (byte) 0xff, '"'}))
                        .err())
                .contains("is not UTF-8");
        assertThat(run(Files.writeString(folder.resolve("b"), "")).err()).contains("is empty");
        assertThat(run(Files.writeString(folder.resolve("c"), "[".repeat(100_000)))
                        .exit())
                .isEqualTo(2);
        assertThat(run(Files.writeString(folder.resolve("d"), " ".repeat((1 << 20) + 1)))
                        .err())
                .contains("more than 1048576 bytes");
    }

    @Test
    void noTextMakesItFall() throws IOException {
        String good = Files.readString(SAMPLES.resolve("chengdu.json"));
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 0; change <= random.nextInt(3); change++) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:0-9.x甲\u001b".charAt(random.nextInt(14)));
            }
            Path file = Files.write(folder.resolve("f"), text.toString().getBytes(StandardCharsets.UTF_8));
            CommandRun run = run(file);
            assertThat(run.exit()).as(text.toString()).isBetween(0, 2);
            assertThat(run.out() + run.err()).doesNotContain("Exception", "\u001b", "fault of the program");
        }
    }
}
