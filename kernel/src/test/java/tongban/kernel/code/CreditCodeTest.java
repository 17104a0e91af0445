package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CreditCodeTest {
    @Test
    void tellsDepartmentClassDivisionAndOrganisation() {
        CreditCode committee = CreditCode.read("1150010700927688XM").code().orElseThrow();

        assertThat(committee.department()).hasValue(RegisteringDepartment.STAFFING);
        assertThat(committee.bodyClass()).map(BodyClass::chinese).hasValue("机关");
        assertThat(committee.divisionDigits()).isEqualTo("500107");
        assertThat(committee.organisationCode()).isEqualTo("00927688X");
    }

    @Test
    void notesAnUnlistedDepartmentAndClassInsteadOfRefusingThem() {
        assertThat(CreditCode.read(complete("B1510100" + "MA000000")).notes())
                .containsExactly(new Note(Note.Kind.UNLISTED_DEPARTMENT, 1, "B"));
        assertThat(CreditCode.read(complete("97510100" + "MA000000")).notes())
                .containsExactly(new Note(Note.Kind.UNLISTED_DEPARTMENT, 2, "97"));
    }

    @Test
    void holdsTheInnerCheckApartFromTheOuterOne() {
        String first17 = "91440300" + "192203822";
        Reading<CreditCode> reading = CreditCode.read(first17 + CreditCode.checkFor(first17));

        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.faults()).hasSize(1);
            assertThat(refused.first().rule()).isEqualTo(CodeFault.Rule.WRONG_INNER_CHECK);
            assertThat(refused.first().right()).isEqualTo("1");
        });
    }

    @Test
    void itsConstructorTakesOnlyTheStandardsOwnWriting() {
        assertThat(new CreditCode("1150010700927688XM")).hasToString("1150010700927688XM");
        for (String wrong : new String[] {"1150010700927688xm", " 1150010700927688XM", "1150010700927688XN", ""}) {
            assertThatThrownBy(() -> new CreditCode(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String complete(String first16) {
        String first17 = first16 + CreditCode.organisationCheckFor(first16.substring(8));
        return first17 + CreditCode.checkFor(first17);
    }
}
