package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFaultsTest {
    @ParameterizedTest(name = "{0} {1} breaks {2} at {3}")
    @CsvSource({
        "id, 110105194912310021, WRONG_CHECK, 18, 18, 1, X",
        "id, 440524188001010010, WRONG_CHECK, 18, 18, 0, 4",
        "id, 11010519491331002X, NO_SUCH_MONTH, 11, 11, 13, 01-12",
        "id, 11010519490231002X, NO_SUCH_DAY, 13, 13, 31, 01-28",
        "id, 11010519480230002X, NO_SUCH_DAY, 13, 13, 30, 01-29",
        "id, 11010517000101002X, NO_SUCH_YEAR, 7, 7, 1700, 1800-",
        "id, 160107189901010006, UNKNOWN_PROVINCE, 1, 1, 16, ''",
        "id, 510107I89901010006, FOREIGN_CHARACTER, 7, 7, I, 0-9",
        "id, 5101071899O1010006, FOREIGN_CHARACTER, 11, 11, O, 0-9",
        "id, 51010718990101000A, FOREIGN_CHARACTER, 18, 18, A, 0-9 X",
        "id, 51010718990101X006, FOREIGN_CHARACTER, 15, 15, X, 0-9",
        "id, 51010718990101000, WRONG_LENGTH, 18, 18, 17, 18",
        "id, 5101071899010100066, WRONG_LENGTH, 19, 19, 19, 18",
        "id, 510107990101000, FIRST_GENERATION_ID, 16, 16, 15, 18",
        "id, '  510107-18990101-0007 ', WRONG_CHECK, 18, 22, 7, 6",
        "credit, 91310115MA1G4L1WXK, WRONG_INNER_CHECK, 17, 17, X, 0",
        "credit, 914403001922038217, WRONG_CHECK, 18, 18, 7, 6",
        "credit, 91440300192203821I, FOREIGN_CHARACTER, 18, 18, I, 0123456789ABCDEFGHJKLMNPQRTUWXY",
        "credit, 9144A3001922038216, FOREIGN_CHARACTER, 5, 5, A, 0-9",
        "credit, 91440300192203821, WRONG_LENGTH, 18, 18, 17, 18",
        "credit, 91510100633142707A, WRONG_INNER_CHECK, 17, 17, 7, 3",
        "division, 51010, WRONG_LENGTH, 6, 6, 5, '6, 9, 12'",
        "division, 5101071, WRONG_LENGTH, 8, 8, 7, '6, 9, 12'",
        "division, 5101070610010, WRONG_LENGTH, 13, 13, 13, '6, 9, 12'",
        "division, 51O107, FOREIGN_CHARACTER, 3, 3, O, 0-9",
        "division, 990107, UNKNOWN_PROVINCE, 1, 1, 99, ''",
        "zone, public, RESERVED_WORD, 1, 1, public, ''",
        "zone, Public, RESERVED_WORD, 1, 1, public, ''",
        "zone, 1gxq, NO_LETTER_FIRST, 1, 1, 1, a-z",
        "zone, c, WRONG_LENGTH, 2, 2, 1, 2-31",
        "zone, cd_gxq, FOREIGN_CHARACTER, 3, 3, _, a-z 0-9 -",
        "zone, abcdefghijklmnopqrstuvwxyzabcdef, WRONG_LENGTH, 32, 32, 32, 2-31",
        "zone, 成都高新区, FOREIGN_CHARACTER, 1, 1, 成, ''",
        "licence, 1.2.156.3005.3.X, WRONG_ARC, 14, 14, 3, 1.2.156.3005.2.",
        "licence, 1.2.156, WRONG_ARC, 8, 8, '', 1.2.156.3005.2.",
        "licence, 1.2.156.3005.2.11100000000013338W011, WRONG_PARTS, 37, 37, 1, 5",
        "licence, 1.2.156.3005.2.11100000000013338W01.340100.1.001.9, WRONG_LENGTH, 36, 36, 20, 21",
        "licence, 1.2.156.3005.2.11100000MB03271699022.340100.000000016.00A.9, FOREIGN_CHARACTER, 57, 57, A, 0-9",
        "licence, 1.2.156.3005.2.11100000MB03271699022.340100..001.9, WRONG_LENGTH, 45, 45, 0, 1-32",
        "licence, 1.2.156.3005.2.11100000MB03271699022.340100.0-16.001.9, FOREIGN_CHARACTER, 46, 46, -, 0-9 A-Z",
        "licence, 1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.8, WRONG_CHECK, 59, 59, 8, 9",
    })
    void namesTheFaultWithItsPlace(
            String kind, String text, CodeFault.Rule rule, int position, int given, String found, String right) {
        Reading<?> reading = Vectors.read(kind, text);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.first())
                                .isEqualTo(new CodeFault(rule, position, given, found, right)));
    }

    @Test
    void namesBothChecksOfACreditCodeWhenBothAreWrong() {
        Reading.Refused<?> refused = refused(CreditCode.read("91310115MA1G4L1WXK"));

        assertThat(refused.faults())
                .extracting(CodeFault::rule, CodeFault::right)
                .containsExactly(tuple(CodeFault.Rule.WRONG_INNER_CHECK, "0"), tuple(CodeFault.Rule.WRONG_CHECK, "7"));
    }

    @ParameterizedTest(name = "{1} reads as {2} with {3}")
    @CsvSource({
        "credit, 1150010700927688xm, 1150010700927688XM, CASE_CHANGED, 17",
        "credit, ９１４４０３００１９２２０３８２１６, 914403001922038216, FULL_WIDTH_READ, 1",
        "credit, 9144 0300 1922 0382 16, 914403001922038216, SEPARATORS_LEFT_OUT, 5",
        "division, 510107-061, 510107061, SEPARATORS_LEFT_OUT, 7",
        "division, 510107000000, 510107, ZEROS_LEFT_OUT, 7",
        "division, 510107061000, 510107061, ZEROS_LEFT_OUT, 10",
        "zone, CDGXQ, cdgxq, CASE_CHANGED, 1",
        "zone, '　cdgxq', cdgxq, BLANKS_LEFT_OUT, 1",
        "licence, 1.2.156.3005.2.11100000mb03271699022.340100.000000016.001.9, "
                + "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9, CASE_CHANGED, 24",
        "licence, 1．2．156．3005．2．11100000MB03271699022.340100.000000016.001.9, "
                + "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9, FULL_WIDTH_READ, 2",
    })
    void normalisesAndSaysWhatItChanged(String kind, String text, String value, Note.Kind note, int at) {
        Reading<?> reading = Vectors.read(kind, text);

        assertThat(reading.code()).map(Object::toString).hasValue(value);
        assertThat(reading.notes())
                .anySatisfy(n -> assertThat(n)
                        .extracting(Note::kind, Note::givenPosition)
                        .containsExactly(note, at));
    }

    @Test
    void readsAnIdInFullWidthWithASmallX() {
        assertThat(ResidentId.read("１１０１０５１９４９１２３１００２ｘ").code())
                .map(ResidentId::unmasked)
                .hasValue("11010519491231002X");
    }

    private static Reading.Refused<?> refused(Reading<?> reading) {
        return (Reading.Refused<?>) reading;
    }
}
