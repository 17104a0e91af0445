package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LicenceNumberTest {
    private static final String PUBLISHED = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

    @Test
    void tellsItsParts() {
        LicenceNumber number = LicenceNumber.read(PUBLISHED).code().orElseThrow();

        assertThat(number.type()).isEqualTo("11100000000013338W011");
        assertThat(number.issuer()).isEqualTo("11430000006122244L");
        assertThat(number.serial()).isEqualTo("20230000403");
        assertThat(number.version()).isEqualTo("001");
        assertThat(number).hasToString(PUBLISHED);
    }

    @Test
    void bothPublishedNumbersCarryCodesThatHoldInside() {
        assertThat(Vectors.holding("licence"))
                .allSatisfy(text -> assertThat(LicenceNumber.read(text).notes()).isEmpty());
    }

    @Test
    void notesAnInnerCodeThatDoesNotHold() {
        String parts = "11100000000013339W011.340100.16.001";
        String text = LicenceNumber.ARC + parts + "." + LicenceNumber.checkFor(parts);

        assertThat(LicenceNumber.read(text))
                .isInstanceOfSatisfying(
                        Reading.Holds.class,
                        holds -> assertThat(holds.notes())
                                .containsExactly(new Note(Note.Kind.INNER_CODE_DOUBTFUL, 16, "11100000000013339W")));
    }

    @Test
    void computesTheCheckOfIso7064() {
        // ISO 7064 MOD 37,36 example of the standard's users: the Global Release Identifier A1-2425G-ABC1234002 has M.
        assertThat(LicenceNumber.checkFor("A12425GABC1234002")).isEqualTo('M');
    }
}
