package tongban.node.catalogue.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Unmet;
import tongban.policy.limit.TimeLimits;

/** Each shipped item takes a form that is well, and tells every gap and every unmet condition of one that is not. */
class ExampleFormsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-28");
    private static final Shelf SHELF = Shelf.shipped(TimeLimits.shipped());

    private static List<Standard> items() {
        return SHELF.all(DAY);
    }

    private static byte[] bytes(Standard standard, String end) throws IOException {
        String name = standard.item().substring(standard.item().lastIndexOf('/') + 1) + end;
        try (InputStream in = ExampleFormsTest.class.getResourceAsStream("/standards/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static Set<String> lines(Standard standard, String end) throws IOException {
        return new String(bytes(standard, end), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("items")
    void aFormThatIsWellHasNoGapAndMeetsAllConditions(Standard standard) throws IOException {
        byte[] form = bytes(standard, ".json");

        assertThat(form).isNotEmpty();
        assertThat(SHELF.gaps(standard, form, DAY)).isEmpty();
        assertThat(SHELF.unmet(standard, form)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("items")
    void allThatIsWrongWithAnotherIsTold(Standard standard) throws IOException {
        byte[] form = bytes(standard, "-bad.json");
        List<Unmet> unmet = SHELF.unmet(standard, form);

        assertThat(SHELF.gaps(standard, form, DAY).stream().map(Gap::field).collect(Collectors.toSet()))
                .isEqualTo(lines(standard, "-bad.txt"));
        assertThat(unmet.stream().map(one -> one.condition().condition()).collect(Collectors.toSet()))
                .isEqualTo(lines(standard, "-unmet.txt"));
        assertThat(unmet)
                .allSatisfy(one -> assertThat(one.changes())
                        .isNotEmpty()
                        .allSatisfy(change -> assertThat(change.zh()).isNotBlank()));
    }
}
