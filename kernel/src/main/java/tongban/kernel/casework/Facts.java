package tongban.kernel.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.HiddenCharacter;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.LegalReference;

/** The forms of facts in the head of an event. */
public final class Facts {

    static final int LENGTH_MAX = 200;

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9./-]{0,62}[a-z0-9])?");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z");
    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern LIMIT = Pattern.compile("([1-9][0-9]{0,3}) (working|natural)-days (\\S+)");

    private Facts() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    static boolean isZone(String text) {
        return zone(text).isPresent();
    }

    static boolean isCreditCode(String text) {
        return CreditCode.read(text)
                .code()
                .filter(code -> code.value().equals(text))
                .isPresent();
    }

    /** One line without anything that nobody sees. */
    static boolean isPlain(String text) {
        return !text.isBlank() && text.equals(text.strip()) && text.codePoints().noneMatch(HiddenCharacter::is);
    }

    static Optional<ZoneCode> zone(String text) {
        return ZoneCode.read(text).code().filter(zone -> zone.value().equals(text));
    }

    /** An instant of at most milliseconds in its one spelling. */
    public static Optional<Instant> instant(String text) {
        try {
            return INSTANT.matcher(text).matches()
                    ? Optional.of(Instant.parse(text))
                            .filter(at -> at.toString().equals(text) && at.equals(at.truncatedTo(ChronoUnit.MILLIS)))
                    : Optional.empty();
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    static OptionalInt days(String text) {
        return DAYS.matcher(text).matches() && Integer.parseInt(text) <= TimeLimit.LONGEST
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** Reads {@code LAW|ARTICLE}, {@code LAW|ARTICLE|PARAGRAPH} or {@code LAW|ARTICLE|PARAGRAPH|ITEM}. */
    public static Optional<LegalReference> reference(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length < 2 || parts.length > 4 || text.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (part.isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.of(new LegalReference(
                parts[0], parts[1], parts.length > 2 ? parts[2] : null, parts.length > 3 ? parts[3] : null, null));
    }

    /**
     * The provision as a fact. A provision with an item but no paragraph has one paragraph only, so the first is named.
     */
    public static String text(LegalReference reference) {
        StringBuilder text = new StringBuilder(reference.law().replace(' ', '　').replace('|', '｜'));
        text.append('|').append(reference.article());
        if (reference.paragraph() != null || reference.subparagraph() != null) {
            text.append('|').append(reference.paragraph() == null ? "1" : reference.paragraph());
        }
        if (reference.subparagraph() != null) {
            text.append('|').append(reference.subparagraph());
        }
        return text.toString();
    }

    /** Reads what {@link #text(TimeLimit)} writes. */
    public static Optional<TimeLimit> limit(String text) {
        Matcher parts = LIMIT.matcher(text);
        if (!parts.matches() || days(parts.group(1)).isEmpty()) {
            return Optional.empty();
        }
        DayKind kind = parts.group(2).equals("working") ? DayKind.WORKING : DayKind.NATURAL;
        return reference(parts.group(3)).map(basis -> new TimeLimit(Integer.parseInt(parts.group(1)), kind, basis));
    }

    /** The limit as a fact. */
    public static String text(TimeLimit limit) {
        String kind = limit.kind() == DayKind.WORKING ? "working" : "natural";
        return limit.length() + " " + kind + "-days " + text(limit.basis());
    }
}
