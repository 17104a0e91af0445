package tongban.node.catalogue.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Standard;
import tongban.policy.limit.TimeLimits;

/** What differs between two standards is named, wherever it lies. */
class ComparingTest {

    private static final TimeLimits LIMITS = TimeLimits.shipped();
    private final Shelf shelf = Shelf.shipped(LIMITS);
    private final Standard one = shelf.inForce("registration/branch-company", LocalDate.parse("2026-11-28"))
            .orElseThrow();

    private Standard altered(String file, String find, String replacement) {
        Map<String, byte[]> files = new TreeMap<>(one.files());
        String text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        assertThat(text).contains(find);
        files.put(file, text.replace(find, replacement).getBytes(StandardCharsets.UTF_8));
        return StandardFile.read("", name -> Optional.ofNullable(files.get(name)), LIMITS)
                .shipped();
    }

    @Test
    void theSameDoesNotDiffer() {
        assertThat(shelf.compare(one, one)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "common.yaml; valid_days: 90; valid_days: 60; materials/approval/valid_days; 90; 60",
                "common.yaml; identity_level: 3; identity_level: 4; identity_level; 3; 4",
                "common.yaml; eyes: 4; eyes: 2; eyes; 4; 2",
                "common.yaml; en: Papers on the use of the premises; en: Papers; materials/premises/name/en;"
                        + " Papers on the use of the premises; Papers",
                "form.json; \"minLength\": 4, \"maxLength\": 100; \"minLength\": 5, \"maxLength\": 100;"
                        + " form/name/minLength; 4; 5"
            })
    void aDifferenceIsNamed(String file, String find, String replacement, String place, String here, String there) {
        Difference difference =
                shelf.compare(one, altered(file, find, replacement)).getFirst();

        assertThat(difference.place()).isEqualTo(place);
        assertThat(difference.one()).contains(here);
        assertThat(difference.other()).contains(there);
        assertThat(difference.name().zh()).isNotEqualTo(difference.name().en());
    }

    @Test
    void aPaperThatOnlyOneAsksForIsNamed() {
        Standard more = altered(
                "common.yaml",
                "outcome:",
                "  - material: seal\n    name: { zh: 印章, en: Seal }\n"
                        + "    reference: { law: 演示, article: \"1\" }\noutcome:");

        assertThat(shelf.compare(one, more))
                .extracting(Difference::place)
                .containsExactly(
                        "materials/seal/material",
                        "materials/seal/name/zh",
                        "materials/seal/name/en",
                        "materials/seal/reference/law",
                        "materials/seal/reference/article");
    }

    @Test
    void otherBytesOfTheSameContentDiffer() {
        assertThat(shelf.compare(one, altered("common.yaml", "outcome:", "# A note.\noutcome:")))
                .extracting(Difference::place)
                .containsExactly("layout");
    }
}
