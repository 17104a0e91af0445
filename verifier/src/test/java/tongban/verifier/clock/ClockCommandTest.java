package tongban.verifier.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.verifier.command.CommandRun;

class ClockCommandTest {
    private static CommandRun run(String words) {
        List<String> arguments = new ArrayList<>(List.of("clock"));
        arguments.addAll(List.of(words.split(" ")));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void explainsABranchRegistrationAcrossTheNationalDayOf2026() {
        CommandRun run = run("--item branch-registration --start 2026-09-28T15:00");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "Registration of a branch company (branch-registration)",
                        "Limit: 3 working days, 《市场主体登记管理条例》第19条第1款",
                        "2026-09-28  Mon  working day      –  the day of the start is not counted; 《民法典》第201条第1款",
                        "2026-10-01  Thu  day off, 国庆节  –  no working day; 国务院办公厅关于2026年部分节假日安排的通知",
                        "2026-10-08  Thu  working day      3  last day",
                        "Due: 2026-10-08 (Thu) 24:00 Beijing time");
    }

    @Test
    void speaksChinese() {
        CommandRun run = run("--item administrative-licence --start 2026-09-21 --pause 2026-09-23=hearing"
                + " --resume 2026-10-12 --now 2026-10-13 --lang zh");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("行政许可决定（administrative-licence）", "时限中止：听证；《行政许可法》第45条", "计算方法：《行政许可法》第82条")
                .contains("到期：2026-11-05（周四）24:00，北京时间", "还剩 18 日，共 20 日");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--item branch-registration --start 2026-09-28T15:00 | 2026-10-09",
                "--item branch-registration --start 2026-09-28T15:00 --extend 2026-10-08 | 2026-10-13",
                "--item branch-registration --start 2026-09-28T15:00 --extend 2026-10-08=1 | 2026-10-10",
                "--limit 3wd --start 2026-09-28 --pause 2026-09-30=x@某办法:3 --resume 2026-10-09 | 2026-10-11",
                "--item work-injury-decision --start 2026-08-03 | 2026-10-09",
                "--item work-injury-decision --start 2026-03-02 --pause 2026-03-10=finding-pending"
                        + " --resume 2026-05-10| 2026-07-02",
                "--item arbitration-award --start 2026-03-02 --extend 2026-04-16 | 2026-05-07",
                "--limit 20wd --start 2026-03-02 | 2026-03-31",
                "--limit 12d --start 2026-03-02 | 2026-03-17",
                "--limit 5wd --start 2020-01-22 | 2020-02-07",
                "--limit 5wd --start 2020-01-22 --known 2020-01-22 | 2020-02-05",
                "--limit 5wd --start 2026-03-02 --pause 2026-03-02 --resume 2026-03-02 | 2026-03-10",
                "--limit 5wd --start 2026-03-02 --pause 2026-03-04 --resume 2026-03-06 --pause"
                        + " 2026-03-06 --resume 2026-03-10| 2026-03-14",
            })
    void computesTheDueMoment(String words, String due) {
        CommandRun run = run(words.strip() + " --json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.lastLine())
                .contains("\"due\":\"" + due + "T00:00:00+08:00\"", "\"verdict\":\"well\",\"exit\":0}");
    }

    @Test
    void anOpenPauseHasNoDueMoment() {
        CommandRun run = run("--limit 5wd --start 2026-03-02 --pause 2026-03-04=illness --now 2026-03-06 --json");
        assertThat(run.out()).contains("paused since 2026-03-04 00:00: illness; given by hand, no article");
        assertThat(run.lastLine())
                .contains("\"state\":\"paused\"", "\"due\":null", "\"lastDay\":null", "\"leftDays\":3");
    }

    @Test
    void endsWithOneWhenTheLimitWasNotKept() {
        assertThat(run("--limit 1wd --start 2026-10-08 --now 2026-10-09T23:59:59")
                        .exit())
                .isZero();
        CommandRun overdue = run("--limit 1wd --start 2026-10-08 --now 2026-10-10 --json");
        assertThat(overdue.exit()).isEqualTo(1);
        assertThat(overdue.lastLine()).contains("\"state\":\"overdue\"", "\"verdict\":\"failed\",\"exit\":1}");
        assertThat(run("--limit 1wd --start 2026-10-08 --stop 2026-10-09T23:59:59")
                        .exit())
                .isZero();
        assertThat(run("--limit 1wd --start 2026-10-08 --stop 2026-10-10T00:00").exit())
                .isEqualTo(1);
    }

    @Test
    void marksWhatRestsOnAnUnannouncedCalendarOrOnARecalledSource() {
        assertThat(run("--limit 60d --start 2026-11-03").out()).contains("Estimate: holidays after 2026-12-31");
        assertThat(run("--item arbitration-acceptance --start 2026-03-02").out())
                .contains("recalled and was not checked", "that five days are working days is R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--item branch-registration | --start is missing",
                "--start 2026-03-02 | either --item",
                "--item a --limit 3wd --start 2026-03-02 | either --item",
                "--item branch-registraton --start 2026-03-02 | perhaps you meant branch-registration",
                "--item qqq --start 2026-03-02 | ‘qqq’ is not known",
                "--item branch-registration --start 2026-02-30 | --start ‘2026-02-30’ is no date",
                "--item branch-registration --start 2026-03-02T25:00 | is no moment",
                "--item branch-registration --start 2026-03-02T10:00Z | is no moment",
                "--item branch-registration --start 2019-12-31 | outside the calendar; give a date from 2020-01-01",
                "--item branch-registration --start 2222-01-01 | lies outside the calendar",
                "--item branch-registration --start 2022-02-28 | recorded only from 2022-03-01",
                "--item branch-registration --start 2022-03-02 --known 2021-01-01 | published only on 2021-07-27",
            })
    void refusesTermsThatDoNotFitWithPlaceAndCure(String words, String text) {
        assertRefused(words, text);
    }

    private static void assertRefused(String words, String text) {
        for (String language : List.of("en", "zh")) {
            CommandRun run = run(words.strip() + " --json --lang " + language);
            assertThat(run.exit()).as(run.out()).isEqualTo(2);
            assertThat(run.lastLine()).contains("\"error\":", "\"verdict\":\"bad-input\",\"exit\":2}");
            assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
            if (language.equals("en")) {
                assertThat(run.err()).contains(text.strip());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--item branch-registration --start 2026-03-02 --pause 2026-03-03=appeal | no article is known",
                "--item administrative-licence --start 2026-03-02 --pause 2026-03-03 | names no ground",
                "--item administrative-licence --start 2026-03-02 --pause 2026-03-03=x@ | the provision is no law",
                "--item notice-of-gaps --start 2026-03-02 --extend 2026-03-03 | allows no extension",
                "--item branch-registration --start 2026-03-02 --extend 2026-03-03=4 | by 3 more days at most",
                "--item branch-registration --start 2026-03-02 --extend 2026-03-03=x | is no extension",
                "--item branch-registration --start 2026-03-02 --extend 2026-04-03|the limit was"
                        + " over at 2026-03-06 00:00",
                "--limit 3wd --start 2026-03-02 --resume 2026-03-03 | --resume 2026-03-03: the clock is not paused",
                "--limit 3wd --start 2026-03-02 --pause 2026-03-01=a | the clock has not started then",
                "--limit 3wd --start 2026-03-02 --pause 2026-03-03=a --pause 2026-03-04=b | paused already",
                "--limit 3wd --start 2026-03-02 --stop 2026-03-03 --pause 2026-03-04=b | was stopped before",
                "--limit 3wd --start 2026-03-02 --now 2026-03-01 | --now is earlier",
                "--limit 0wd --start 2026-03-02 | is no limit",
                "--limit 9999d --start 2026-03-02 | is no limit",
                "--limit 3w --start 2026-03-02 | is no limit",
                "day 2026-13-01 | date 1 ‘2026-13-01’ is no date",
                "day 2026-01-01 1899-12-31 | date 2 1899-12-31 lies outside",
                "day 2026-01-02..2026-01-01 | is no span",
                "day 2026-01-01..2028-01-01 | is no span",
                "items qqq | No item has the word",
            })
    void refusesBadInputWithPlaceAndCure(String words, String text) {
        assertRefused(words, text);
    }

    @Test
    void saysWhatADateIs() {
        CommandRun run = run("day 2026-09-30..2026-10-01 2026-10-10 2027-01-01");
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "2026-09-30  Wed  working day",
                        "2026-10-01  Thu  day off, 国庆节              国务院办公厅关于2026年部分节假日安排的通知",
                        "2026-10-10  Sat  make-up working day, 国庆节  国务院办公厅关于2026年部分节假日安排的通知",
                        "2027-01-01  Fri  working day (estimate)",
                        "Estimate: holidays after 2026-12-31 are not announced, so only weekends are left out there.");
    }

    @Test
    void saysWhatADateWasBeforeALaterNotice() {
        assertThat(run("day 2020-02-01 --json").lastLine()).contains("\"nature\":\"holiday\"", "国办发明电〔2020〕1号");
        assertThat(run("day 2020-02-01 --known 2020-01-20 --json").lastLine())
                .contains("\"nature\":\"make-up-workday\"", "国办发明电〔2019〕16号");
    }

    @Test
    void listsItemsWithTheirArticles() {
        assertThat(run("items").out())
                .contains("branch-registration", "3+3 working days", "《市场主体登记管理条例》第19条第1款")
                .contains("finding-pending");
        CommandRun found = run("items 工伤 --lang zh --json");
        assertThat(found.out()).contains("work-injury-decision").doesNotContain("branch-registration");
        assertThat(found.lastLine()).contains("\"effective\":\"2011-01-01\"", "\"grounds\":[\"finding-pending\"]");
    }

    @Test
    void noWordsCrashIt() {
        Random random = new Random(28);
        String[] options = {"--item", "--limit", "--start", "--pause", "--resume", "--extend", "--stop", "--now"};
        String[] values = {
            "branch-registration",
            "administrative-licence",
            "5wd",
            "2026-03-02",
            "2026-03-03=hearing",
            "2026-03-04",
            "2026-03-04T12:00",
            "2026-03-05=2",
            "",
            "=",
            "@",
            "2026-03-03=@:",
            "9999-12-31",
            "-999999999-01-01",
            "+999999999-12-31",
            "2026-03-02T24:00",
            "１２",
            "{0}",
            "%s",
            "'"
        };
        for (int i = 0; i < 300; i++) {
            List<String> words = new ArrayList<>(List.of("clock", "--start", "2026-03-02", "--json"));
            for (int j = random.nextInt(6); j >= 0; j--) {
                words.add(options[random.nextInt(options.length)]);
                words.add(values[random.nextInt(values.length)]);
            }
            CommandRun run = CommandRun.of(words.toArray(String[]::new));
            assertThat(run.err()).as(words.toString()).doesNotContain("bug of the program");
            assertThat(run.exit()).isIn(0, 1, 2);
        }
    }

    @Test
    void givesTheSameAnswerInEveryZoneOfTheMachine() {
        String words = "clock --item branch-registration --start 2026-09-28T23:59:59 --json";
        java.util.TimeZone before = java.util.TimeZone.getDefault();
        try {
            List<String> answers = new ArrayList<>();
            for (String zone : List.of("UTC", "Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles")) {
                java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(zone));
                answers.add(CommandRun.of(words.split(" ")).out());
            }
            assertThat(answers).allMatch(answers.getFirst()::equals);
        } finally {
            java.util.TimeZone.setDefault(before);
        }
    }
}
