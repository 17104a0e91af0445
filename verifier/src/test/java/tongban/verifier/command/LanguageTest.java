package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void takesTheFirstVariableThatIsNotEmpty() {
        assertThat(Language.of(List.of(), Map.of("LC_ALL", "", "LC_MESSAGES", "zh_CN.UTF-8", "LANG", "en_US")))
                .isEqualTo(Language.ZH);
        assertThat(Language.of(List.of(), Map.of("LC_ALL", "C", "LANG", "zh_CN")))
                .isEqualTo(Language.EN);
        assertThat(Language.of(List.of(), Map.of("LANG", "zh"))).isEqualTo(Language.ZH);
        assertThat(Language.of(List.of(), Map.of())).isEqualTo(Language.EN);
    }

    @Test
    void takesTheOptionBeforeTheEnvironmentAndTheLastOptionBeforeTheFirst() {
        Map<String, String> chinese = Map.of("LANG", "zh_CN");

        assertThat(Language.of(List.of("code", "--lang", "en"), chinese)).isEqualTo(Language.EN);
        assertThat(Language.of(List.of("--lang=zh", "code", "--lang=EN"), chinese))
                .isEqualTo(Language.EN);
        assertThat(Language.of(List.of("code", "--lang"), chinese)).isEqualTo(Language.ZH);
    }
}
