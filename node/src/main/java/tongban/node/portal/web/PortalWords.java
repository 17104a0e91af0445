package tongban.node.portal.web;

import java.util.Locale;
import org.springframework.stereotype.Component;
import tongban.node.portal.VirusScan;
import tongban.node.web.Sentences;

/** The sentences of this module. */
@Component
class PortalWords {

    private static final Sentences SENTENCES = new Sentences(VirusScan.class);

    String say(Locale language, String key, Object... arguments) {
        return SENTENCES.say(language, key, arguments);
    }
}
