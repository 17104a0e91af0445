package tongban.kernel.casework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the table of moves and the legal clock need to know of an event. Facts stand in the event's head, hold no
 * personal data and stay when bodies are erased.
 */
public enum FactName {
    /** The service item. */
    ITEM(Facts::isName),
    /** The id of a standard. */
    STANDARD(Facts::isDigest),
    /** The zone that took the application (收件地). */
    RECEIVING(Facts::isZone),
    /** The zone whose authority decides (办理地). */
    DECIDING(Facts::isZone),
    /** The mode by which the case crosses zones, a word of {@link Mode}. */
    MODE(text -> Mode.read(text).isPresent()),
    /** The zone to which the case is offered. */
    TO(Facts::isZone),
    /** The credit code of the authority that acts. */
    AUTHORITY(Facts::isCreditCode),
    /** How many eyes a decision needs: 2 or 4. */
    EYES(text -> text.equals("2") || text.equals("4")),
    /** The limit of the decision: {@code 3 working-days LAW|ARTICLE|PARAGRAPH|ITEM}. */
    LIMIT(text -> Facts.limit(text).isPresent()),
    /** By how much the limit may be extended, in the form of a limit. */
    EXTENSION(text -> Facts.limit(text).isPresent()),
    /** The moment from which a deemed acceptance counts. */
    SINCE(text -> Facts.instant(text).isPresent()),
    /** Days of an extension. */
    DAYS(text -> Facts.days(text).isPresent()),
    /** A word for the reason: {@code hearing}. */
    GROUND(Facts::isName),
    /** What is proposed: {@code grant} or {@code refuse}. */
    OUTCOME(text -> text.equals("grant") || text.equals("refuse")),
    /** The id of a request. */
    REQUEST(text -> CaseId.read(text).isPresent()),
    /** The kind of a request, a word of {@link RequestKind}. */
    KIND(text -> RequestKind.read(text).isPresent()),
    /** The legal moment of a request: the commit of the zone where it was made. */
    MADE(text -> Facts.instant(text).isPresent()),
    /** The provision: {@code LAW|ARTICLE|PARAGRAPH|ITEM}, the last two may be missing. */
    BASIS(text -> Facts.reference(text).isPresent());

    private final Predicate<String> form;

    FactName(Predicate<String> form) {
        this.form = form;
    }

    /** The word in the text. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean fits(String value) {
        return value.length() <= Facts.LENGTH_MAX && Facts.isPlain(value) && form.test(value);
    }

    /** The fact of this name, when the value fits it. */
    public static Optional<FactName> of(String word, String value) {
        return read(word).filter(fact -> fact.fits(value));
    }

    static Optional<FactName> read(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word().equals(word)).findFirst();
    }
}
