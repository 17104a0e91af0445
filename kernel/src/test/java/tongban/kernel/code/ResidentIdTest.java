package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentIdTest {
    private static final String FICTITIOUS = "510107189901010006";

    private static ResidentId id(String text) {
        return ResidentId.read(text).code().orElseThrow();
    }

    @Test
    void isMaskedWhereverItIsPrinted() {
        ResidentId id = id(FICTITIOUS);

        assertThat(id).hasToString("510***********0006");
        assertThat(ResidentId.read(FICTITIOUS).toString())
                .doesNotContain("18990101")
                .doesNotContain("0107");
        assertThat(id.unmasked()).isEqualTo(FICTITIOUS);
    }

    @ParameterizedTest
    @CsvSource({"510107189901010006, 510***********0006", "12345678, ********", "123456789, 123**6789", "'', ''"})
    void masksAnyTextThatMayBeMeantAsANumber(String text, String masked) {
        assertThat(ResidentId.mask(text)).isEqualTo(masked);
    }

    @Test
    void tellsBirthAndSexAndTheDivisionOfItsFirstDigits() {
        assertThat(id("511011189901010014").birthDate()).isEqualTo(LocalDate.of(1899, 1, 1));
        assertThat(id("511011189901010014").sex()).isEqualTo(ResidentId.Sex.MALE);
        assertThat(id("511502189901010023").sex()).isEqualTo(ResidentId.Sex.FEMALE);
        assertThat(id("511502189901010023").divisionDigits()).isEqualTo("511502");
    }

    @Test
    void refusesABirthAfterTheDayAskedAbout() {
        LocalDate born = LocalDate.of(1899, 1, 1);

        assertThat(ResidentId.read(FICTITIOUS, born).code()).isPresent();
        assertThat(ResidentId.read(FICTITIOUS, born.minusDays(1)))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.first())
                                .isEqualTo(new CodeFault(CodeFault.Rule.BORN_LATER, 7, 7, "18990101", "1898-12-31")));
    }

    @ParameterizedTest
    @CsvSource({"810000, true", "820000, true", "830000, true", "840000, false", "910000, false"})
    void readsResidencePermitsOfHongKongMacaoAndTaiwan(String division, boolean holds) {
        String first17 = division + "18990101" + "001";

        assertThat(ResidentId.read(first17 + ResidentId.checkFor(first17))
                        .code()
                        .isPresent())
                .isEqualTo(holds);
    }

    @Test
    void anAbolishedOrUnknownDivisionIsNoRefusal() {
        String first17 = "51999918990101001";

        assertThat(ResidentId.read(first17 + ResidentId.checkFor(first17)).code())
                .isPresent();
    }

    @Test
    void noZoneIsEverDerivedFromAnId() {
        JavaClasses codes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("tongban.kernel.code");

        ArchRuleDefinition.noClasses()
                .that()
                .haveSimpleName("ResidentId")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Zone")
                .check(codes);
        ArchRuleDefinition.noClasses()
                .that()
                .haveSimpleNameStartingWith("Zone")
                .or()
                .haveSimpleName("Membership")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("ResidentId")
                .check(codes);
        assertThat(ResidentId.class.getMethods()).noneMatch(method -> method.getReturnType() == DivisionCode.class);
    }
}
