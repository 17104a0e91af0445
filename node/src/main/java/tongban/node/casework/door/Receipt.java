package tongban.node.casework.door;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.Phase;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseWords;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an applicant is told of papers handed in: who received them, when, under which number, and how far they have
 * come as this zone knows. A hand-over that the deciding zone has not answered is neither its receipt nor its
 * acceptance.
 */
final class Receipt {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Receipt() {}

    /** @param at the commit of the receiving zone */
    static ObjectNode of(CaseRecord file, Instant at) {
        String word = word(file.state());
        return JSON.createObjectNode()
                .put("receivedBy", file.state().receiving().value())
                .put("at", at.toString())
                .put("number", file.number())
                .put("state", word)
                .put("accepted", file.state().proceeding().isPresent())
                .put("zh", sentence(Locale.SIMPLIFIED_CHINESE, word, file, at))
                .put("en", sentence(Locale.ENGLISH, word, file, at));
    }

    /** How far the application has come: the word under which the sentence stands. */
    private static String word(CaseState state) {
        Phase phase = state.phase();
        if (phase == Phase.WITHDRAWN || phase == Phase.NOT_ACCEPTED || phase == Phase.GAPS_TOLD) {
            return phase.word();
        }
        if (state.proceeding().isPresent()) {
            return Phase.ACCEPTED.word();
        }
        if (state.offeredTo().isPresent()) {
            return "handed-over";
        }
        return state.holder().equals(state.deciding()) ? "taken" : "not-handed-over";
    }

    private static String sentence(Locale locale, String word, CaseRecord file, Instant at) {
        CaseState state = file.state();
        String moment = MOMENT.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(LegalClock.BEIJING));
        return CaseWords.say(locale, "case.receipt.received", state.receiving(), moment, file.number())
                + CaseWords.say(locale, "case.receipt." + word, state.deciding());
    }
}
