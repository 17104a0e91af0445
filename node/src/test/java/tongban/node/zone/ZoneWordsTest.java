package tongban.node.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Every refusal has its sentence in both languages. */
class ZoneWordsTest {

    @Test
    void everyCauseHasASentenceInBothLanguages() {
        for (ZoneRefusal.Cause cause : ZoneRefusal.Cause.values()) {
            ZoneRefusal refusal = ZoneRefusal.of(cause, "甲", "2", "3", "4", "5");
            assertThat(refusal.sentence(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
            assertThat(refusal.sentence(Locale.SIMPLIFIED_CHINESE)).matches("(?s).*[\\u4e00-\\u9fff].*");
        }
    }

    @Test
    void bothBundlesHaveTheSameKeysAndNoLoneApostrophe() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle chinese = bundle(Locale.CHINESE);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(english.getString(key) + chinese.getString(key)).doesNotContain("'");
            assertThat(new MessageFormat(english.getString(key)).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(chinese.getString(key)).getFormatsByArgumentIndex());
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "tongban.node.zone.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
