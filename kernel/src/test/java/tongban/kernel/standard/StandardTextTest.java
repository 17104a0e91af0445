package tongban.kernel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongban.kernel.merkle.Digest;

class StandardTextTest {

    private static final Digest COMMON = StandardText.digest("item: x\n".getBytes(StandardCharsets.UTF_8));
    private static final Digest FORM = StandardText.digest("{}\n".getBytes(StandardCharsets.UTF_8));

    private static StandardText of(int version) {
        return new StandardText(
                "registration/branch-company",
                version,
                LocalDate.parse("2022-03-01"),
                Map.of("form.json", FORM, "common.yaml", COMMON));
    }

    @Test
    void filesStandInTheOrderOfTheirNames() {
        assertThat(of(1).text()).isEqualTo("""
                tongban/1/standard
                item registration/branch-company
                version 1
                from 2022-03-01
                file common.yaml %s
                file form.json %s
                """.formatted(COMMON, FORM));
    }

    @Test
    void theIdIsTheHashOfTheText() {
        assertThat(of(1).id()).isEqualTo("74d9e560b24549f508796d8214e15fe8860cdd7e5d962adfb29ed45a1610597f");
        assertThat(of(2).id()).isNotEqualTo(of(1).id());
    }

    @Test
    void whatHasNoNameOrVersionIsNone() {
        assertThatThrownBy(() -> of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandardText("x", 1, LocalDate.EPOCH, Map.of("../x", FORM)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StandardText("x", 1, LocalDate.EPOCH, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
