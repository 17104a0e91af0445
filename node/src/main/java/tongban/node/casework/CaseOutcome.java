package tongban.node.casework;

import java.util.List;
import java.util.Locale;

/** What came of something that was done. */
public sealed interface CaseOutcome {

    /** It is in the history, and the case now stands like this. */
    record Done(CaseRecord record) implements CaseOutcome {}

    /**
     * It was refused, and nothing changed.
     *
     * @param word a word for programs
     * @param arguments what the sentence names, free of personal data
     * @param faults what is wrong with fields, all at once
     */
    record Refused(String word, List<String> arguments, List<Standards.Fault> faults) implements CaseOutcome {

        public Refused {
            arguments = List.copyOf(arguments);
            faults = List.copyOf(faults);
        }

        public static Refused of(String word, Object... arguments) {
            return new Refused(
                    word, List.of(arguments).stream().map(Object::toString).toList(), List.of());
        }

        /** Cause and cure. */
        public String sentence(Locale locale) {
            return CaseWords.say(locale, "case.refused." + word, arguments.toArray());
        }

        /** The same in both languages, for a partner. */
        public String both() {
            return sentence(Locale.SIMPLIFIED_CHINESE) + " / " + sentence(Locale.ENGLISH);
        }
    }
}
