package tongban.node.catalogue.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.catalogue.Standard;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/** Standards are read strictly: each fault names its line, what is wrong, and what would pass. */
class StandardFileTest {

    private static final byte[] FORM = "{}".getBytes(StandardCharsets.UTF_8);

    private static String common;

    @BeforeAll
    static void read() throws Exception {
        common = Files.readString(Path.of("../standards/registration/branch-company/common.yaml"));
    }

    private static PolicyReading<Standard> reading(String text) {
        return StandardFile.read("common.yaml", text.getBytes(StandardCharsets.UTF_8), FORM, TimeLimits.shipped());
    }

    @Test
    void everyShippedItemIsInForce() {
        assertThat(Shelf.shipped(TimeLimits.shipped()).all(LocalDate.parse("2026-11-28")))
                .extracting(Standard::item)
                .containsExactly("registration/branch-company");
        assertThat(Shelf.shipped(TimeLimits.shipped()).all(LocalDate.parse("2022-02-28")))
                .isEmpty();
    }

    @Test
    void theIdFollowsFromTheBytesOfTheFiles() {
        String id = reading(common).shipped().id();

        assertThat(reading(common + "\n").shipped().id()).isNotEqualTo(id);
        assertThat(reading(common).shipped().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "item: registration/branch-company; item: Registration; 3; is no name",
                "version: 1; version: 0; 4; no number from 1 to 9999",
                "from: 2022-03-01; from: 2022-02-30; 5; is no date",
                "mode: collected; mode: everywhere; 7; write one of [collected, joint, online]",
                "applicants: [company]; applicants: []; 8; is an empty list",
                "identity_level: 3; identity_level: 9; 9; no number from 1 to 5",
                "eyes: 4; eyes: 3; 11; write one of [2, 4]",
                "decision: branch-registration; decision: branch-registrations; 12; perhaps branch-registration",
                "gaps: notice-of-gaps; gaps: no-such-thing; 12; is no limit of policy/limits",
                "identity_level: 3; identity_levels: 3; 9; is an unknown key",
                "register: company; register: tax; 24; is not known here",
                "valid_days: 90; valid_days: many; 39; is no number",
                "when: /scopeNeedsApproval; when: scope; 38; write a JSON pointer",
                "material: premises; material: application; 26; a second time",
                "outcome: business-licence; outcome: a-medal; 41; is not known here",
                "outcome: business-licence; reward: 1; 41; is an unknown key"
            })
    void aFaultNamesItsLineAndTheCure(String find, String replacement, int line, String words) {
        assertThat(common).contains(find);
        PolicyReading<Standard> reading = reading(common.replaceFirst(
                java.util.regex.Pattern.quote(find), java.util.regex.Matcher.quoteReplacement(replacement)));

        assertThat(reading).isInstanceOf(PolicyReading.Refused.class);
        var fault = ((PolicyReading.Refused<Standard>) reading).fault();
        assertThat(fault.toString()).contains(words.strip());
        assertThat(fault.line()).as(fault.toString()).isEqualTo(line);
    }
}
