package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first and the last of what is allowed, and the first beyond it. */
class CodeEdgesTest {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "AZ09-, az09-, CASE_CHANGED",
        "ａｚ, az, FULL_WIDTH_READ",
        "ＡＺ０９, az09, FULL_WIDTH_READ",
        "' az', az, BLANKS_LEFT_OUT",
        "'az\u3000', az, BLANKS_LEFT_OUT",
    })
    void readsTheFirstAndTheLastOfEachRow(String given, String code, Note.Kind note) {
        Reading<ZoneCode> reading = ZoneCode.read(given);
        assertThat(reading.code()).contains(new ZoneCode(code));
        assertThat(reading.notes()).extracting(Note::kind).contains(note);
    }

    @ParameterizedTest
    @CsvSource({
        "a`, FOREIGN_CHARACTER",
        "a{, FOREIGN_CHARACTER",
        "a/, FOREIGN_CHARACTER",
        "a:, FOREIGN_CHARACTER",
        "a@, FOREIGN_CHARACTER",
        "a[, FOREIGN_CHARACTER",
        "a.b, FOREIGN_CHARACTER",
        "a~, FOREIGN_CHARACTER",
        "a｠b, UNREADABLE_CHARACTER",
        "a！, FOREIGN_CHARACTER",
        "a～, FOREIGN_CHARACTER",
        "0a, NO_LETTER_FIRST",
        "-a, NO_LETTER_FIRST",
        "`a, NO_LETTER_FIRST",
        "{a, NO_LETTER_FIRST",
        "public, RESERVED_WORD",
    })
    void refusesWhatIsNextToTheRows(String given, CodeFault.Rule rule) {
        assertThat(ZoneCode.read(given))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.first().rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "31, true", "32, false"})
    void aZoneCodeHasTwoToThirtyOneCharacters(int length, boolean holds) {
        assertThat(ZoneCode.read("a".repeat(length)).code().isPresent()).isEqualTo(holds);
    }

    @Test
    void noCodeIsBuiltFromAnotherWriting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZoneCode("Az"))
                .withMessage("not a zone code");
        assertThatIllegalArgumentException().isThrownBy(() -> new ZoneCode("public"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LicenceNumber("1.2.156.3005.2.x"))
                .withMessage("not a licence number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LicenceNumber(""))
                .withMessage("not a licence number");
    }

    @ParameterizedTest
    @CsvSource({
        // Hyphens and dashes that people type, first and last of the Unicode row, minus and full-width.
        "5101071899-01010006, true",
        "5101071899\u201001010006, true",
        "5101071899\u201401010006, true",
        "5101071899\u221201010006, true",
        "5101071899－01010006, true",
        "5101071899\u200f01010006, false",
        "5101071899\u201501010006, false",
    })
    void leavesOutTheHyphensOfResidentIds(String given, boolean read) {
        assertThat(ResidentId.read(given).code().isPresent()).isEqualTo(read);
    }

    @Test
    void theSameNumberIsTheSamePerson() {
        Object one = ResidentId.read("510107189901010006").code().orElseThrow();
        assertThat(one)
                .isEqualTo(ResidentId.read("5101071899-01010006").code().orElseThrow())
                .hasSameHashCodeAs("510107189901010006")
                .isNotEqualTo("510107189901010006");
    }

    @Test
    void anIssuerThatIsNoCodeIsNotedAtItsPlace() {
        String parts = "11100000000013338W011.ABC.16.001";
        String text = LicenceNumber.ARC + parts + "." + LicenceNumber.checkFor(parts);
        assertThat(LicenceNumber.read(text).notes())
                .containsExactly(new Note(Note.Kind.INNER_CODE_DOUBTFUL, LicenceNumber.ARC.length() + 23, "ABC"));
    }

    @Test
    void codesAreOrderedByTheirCharacters() {
        assertThat(Vectors.holding("licence").map(LicenceNumber::new).sorted().map(LicenceNumber::value))
                .isSorted();
        assertThat(Vectors.holding("credit").map(CreditCode::new).sorted().map(CreditCode::value))
                .isSorted();
        assertThat(new ZoneCode("aa")).isLessThan(new ZoneCode("ab"));
    }

    @Test
    void aWindowBeginsBeforeItEndsAndIsExactWhenItIsOneDayWide() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DateWindow(DAY, DAY));
        assertThat(DateWindow.on(DAY).isExact()).isTrue();
        assertThat(new DateWindow(DAY.minusDays(2), DAY).isExact()).isFalse();
        assertThat(new DateWindow(null, DAY).isExact()).isFalse();
    }

    private static Zone zone(String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        Membership member =
                new Membership(new DivisionCode("510107061"), "街道", from, to, Membership.Confidence.RECALLED, "test");
        return new Zone(new ZoneCode(code), "区", "Zone", List.of(member), "test");
    }

    @Test
    void aStreetIsInOneZoneADayWhateverTheOrder() {
        Zone open = zone("one", null, DAY);
        Zone next = zone("two", DAY.plusDays(1), null);
        assertThat(ZoneRegistry.of(List.of(open, next)).zones()).containsExactly(open, next);
        assertThat(ZoneRegistry.of(List.of(next, open)).zone(new ZoneCode("two")))
                .contains(next);
        Zone inside = zone("two", DAY.minusDays(9), DAY.minusDays(5));
        assertThatIllegalArgumentException().isThrownBy(() -> ZoneRegistry.of(List.of(open, inside)));
        assertThatIllegalArgumentException().isThrownBy(() -> ZoneRegistry.of(List.of(inside, open)));
        Zone always = zone("two", null, null);
        assertThatIllegalArgumentException().isThrownBy(() -> ZoneRegistry.of(List.of(next, always)));
    }

    @Test
    void aTableAnswersForADayAndCountsItsRows() {
        Division division = new Division(new DivisionCode("510107"), "武侯区", new DateWindow(null, DAY), null, "test");
        DivisionTable table = DivisionTable.of(List.of(division), DAY);
        assertThat(table.on(new DivisionCode("510107"), DAY)).contains(division);
        assertThat(table.size()).isOne();
    }
}
