package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseSheets;
import tongban.node.casework.Filing;
import tongban.node.operator.Acts;

/** Lists as Excel sheets, read back. */
class CaseSheetsTest extends TwoZones {

    private static final CaseQuery ALL = new CaseQuery(CaseQuery.Queue.ALL, Set.of(), "", Optional.empty(), 50);

    private final List<String> acts = new ArrayList<>();

    /** A record that a test reads. */
    private final class Heard implements Acts {
        @Override
        public void record(String act, String subject, Map<String, String> details) {
            throw new AssertionError("an operator's");
        }

        @Override
        public void recordFor(String who, String act, String subject, Map<String, String> details) {
            acts.add(who + " " + act + " " + details);
        }
    }

    private SheetWriting sheets(int most) {
        TransactionTemplate transactions =
                new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(a.sql.getDataSource())));
        return new SheetWriting(a.desk, new Heard(), transactions, most);
    }

    private SheetAtTest sheet(int most, CaseQuery query, Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(sheets(most).write(new CaseSheets.Asked(query, "", "api:zhao", locale), () -> out))
                .isTrue();
        return new SheetAtTest(out.toByteArray());
    }

    private void files(String subject) {
        ZoneAtTest.done(a.desk.file(new Filing(
                StandardsAtTest.ITEM,
                a.code,
                subject,
                ("{\"name\":\"" + subject.hashCode() + "\"}").getBytes(StandardCharsets.UTF_8),
                Role.COUNTER,
                "counter-1")));
    }

    @Test
    void textsSurviveAndNothingIsComputed() throws IOException {
        List<String> subjects = List.of(
                "=HYPERLINK(\"http://example.org\",\"演示\")",
                "+1+1",
                "-2",
                "@SUM(A1)",
                "䶮演示😀𠮷",
                "<b>&amp;\"'</b>",
                "演示一 510107189901010006",
                "00123");
        subjects.stream()
                .map(subject -> subject.replace(" 510107189901010006", ""))
                .forEach(this::files);
        // Names that tell a number are refused; a row from before that rule may hold one.
        a.sql.update("update casework.case_file set subject = subject || ' 510107189901010006' where subject = '演示一'");
        SheetAtTest sheet = sheet(100, ALL, Locale.SIMPLIFIED_CHINESE);

        List<SheetAtTest.Cell> shown = sheet.rows().stream()
                .skip(1)
                .map(row -> Objects.requireNonNull(row.get("C")))
                .toList();
        assertThat(shown)
                .extracting(SheetAtTest.Cell::text)
                .containsExactlyInAnyOrderElementsOf(subjects.stream()
                        .map(subject -> subject.replace("510107189901010006", "510***********0006"))
                        .toList());
        assertThat(shown).extracting(SheetAtTest.Cell::type).containsOnly("inlineStr");
        assertThat(shown).extracting(SheetAtTest.Cell::format).containsOnly("@");
        assertThat(sheet.sheet().getElementsByTagName("f").getLength()).isZero();
        assertThat(sheet.texts().getFirst()).containsEntry("A", "办件编号").containsEntry("C", "申请人");
        assertThat(sheet.texts().get(1)).containsEntry("D", "已提交");
        assertThat(cell(sheet, "A").type()).isEqualTo("inlineStr");
    }

    @Test
    void momentsAreDatesInBeijingAndTheHeadingIsFrozen() throws IOException {
        files("演示");
        SheetAtTest sheet = sheet(100, ALL, Locale.ENGLISH);
        SheetAtTest.Cell filed = cell(sheet, "I");
        assertThat(filed.type()).isEqualTo("n");
        assertThat(filed.format()).isEqualTo("yyyy-mm-dd hh:mm");
        // 2026-11-25 09:00 in Beijing, in days since 1899-12-30.
        assertThat(Double.parseDouble(filed.text())).isEqualTo(days(LocalDateTime.parse("2026-11-25T09:00:00")));
        assertThat(sheet.texts().getFirst()).containsEntry("I", "Filed (Beijing)");
        Element pane =
                SheetAtTest.elements(sheet.sheet().getElementsByTagName("pane")).getFirst();
        assertThat(pane.getAttribute("state")).startsWith("frozen");
        assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
        assertThat(sheet.sheet().getElementsByTagName("col").getLength()).isEqualTo(13);
    }

    /** Of the first row under the headings. */
    private static SheetAtTest.Cell cell(SheetAtTest sheet, String column) {
        return Objects.requireNonNull(sheet.rows().get(1).get(column));
    }

    private static double days(LocalDateTime moment) {
        return java.time.Duration.between(LocalDateTime.parse("1899-12-30T00:00:00"), moment)
                        .toMinutes()
                / 1440.0;
    }

    @Test
    void aLongListIsReadPageByPageInItsOrderAndCutWithAWord() throws IOException {
        for (int i = 0; i < 3; i++) {
            files("演示" + i);
        }
        a.sql.update("insert into casework.case_file (id, number, item, receiving, deciding, holder, phase, events,"
                + " told, head, subject, filed, arrived, due, words)"
                + " select decode(lpad(to_hex(n), 32, '0'), 'hex'), 'N' || n,"
                + " case when n > 200 then 'x/y' else 'x/z' end, 'yanshi-a', 'yanshi-a', 'yanshi-a', 'accepted', 1, 0,"
                + " '\\x00', '演示', n, n, n, ''"
                + " from generate_series(1, 450) n");
        List<String> whole = numbers(sheet(453, ALL, Locale.ENGLISH));
        assertThat(whole).hasSize(453).doesNotHaveDuplicates();
        assertThat(whole.subList(0, 450))
                .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1)
                        .limit(450)
                        .map(n -> "N" + n)
                        .toList());
        List<String> cut = numbers(sheet(250, ALL, Locale.ENGLISH));
        assertThat(cut).hasSize(251);
        assertThat(cut.getLast()).startsWith("Only the first 250 rows are here.");
        assertThat(numbers(sheet(200, ALL.of(Optional.of("x/z")), Locale.ENGLISH)))
                .hasSize(200);
        assertThat(numbers(sheet(249, ALL.of(Optional.of("x/y")), Locale.ENGLISH)))
                .hasSize(250);
        assertThat(acts)
                .contains(
                        "api:zhao case.act.export {case.export.list=case.queue.all, case.export.item=x/y,"
                                + " case.export.words=case.export.no}",
                        "api:zhao case.act.exported {case.export.rows=250}");
    }

    private static List<String> numbers(SheetAtTest sheet) {
        return sheet.texts().stream().skip(1).map(row -> row.get("A")).toList();
    }

    @Test
    void aSheetThatBreaksOffIsNoFileAndIsRecordedAsBroken() throws IOException {
        files("演示");
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the reader has gone");
            }
        };
        SheetWriting writing = sheets(100);
        CaseSheets.Asked asked = new CaseSheets.Asked(ALL, "", "api:zhao", Locale.ENGLISH);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> writing.write(asked, () -> gone)).isInstanceOf(IOException.class);
        }
        assertThat(acts).filteredOn(act -> act.contains("export-broken")).hasSize(5);
    }

    @Test
    void fewAreWrittenAtOnce() throws IOException {
        SheetWriting writing = sheets(100);
        CaseSheets.Asked asked = new CaseSheets.Asked(ALL, "", "api:zhao", Locale.ENGLISH);
        List<Boolean> third = new ArrayList<>();
        CaseSheets.Target none = ByteArrayOutputStream::new;
        writing.write(asked, () -> {
            writing.write(asked, () -> {
                third.add(writing.write(asked, none));
                return none.open();
            });
            return none.open();
        });
        assertThat(third).containsExactly(false);
        assertThat(writing.write(asked, none)).isTrue();
    }

    @Test
    void aQueryForWordsIsRecordedWithoutThem() throws IOException {
        CaseQuery sought = new CaseQuery(CaseQuery.Queue.ALL, Set.of(), "张演示", Optional.empty(), 50);
        sheet(100, sought, Locale.ENGLISH);
        assertThat(acts.getFirst()).contains("case.export.yes").doesNotContain("张");
    }
}
