package tongban.kernel.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A zone's own code: 2 to 31 characters, lower-case ASCII letters, digits and hyphens, a letter first, such as
 * {@code cdgxq} (成都高新区) or {@code cqgxq} (重庆高新区).
 *
 * <p>No high-tech zone has a code in GB/T 2260, so zones carry a code of their own, and no zone is ever derived from a
 * division code or from the first digits of a resident's ID. The word {@code public} is reserved: it names the public
 * channel.
 */
public record ZoneCode(String value) implements Comparable<ZoneCode> {
    /** The word that names every zone's public channel and therefore no zone. */
    public static final String RESERVED = "public";

    private static final int SHORTEST = 2;
    private static final int LONGEST = 31;

    /** @throws IllegalArgumentException if the value is no zone code; text from outside goes through {@link #read} */
    public ZoneCode {
        Transcript.requireExact(value, ZoneCode::faults, "zone code");
    }

    /** Reads a zone code; full-width and upper-case letters are normalised, blanks around it left out. */
    public static Reading<ZoneCode> read(String text) {
        Transcript transcript = Transcript.of(text, Transcript.Letters.LOWER, Transcript.Separators.KEPT);
        return transcript.reading(ZoneCode::faults, ZoneCode::new);
    }

    private static List<CodeFault> faults(Transcript text) {
        List<CodeFault> faults = new ArrayList<>();
        for (int at = 1; at <= text.length(); at++) {
            char c = text.at(at);
            if (at == 1 && !isLetter(c)) {
                faults.add(text.fault(CodeFault.Rule.NO_LETTER_FIRST, at, "a-z"));
            } else if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
                faults.add(text.fault(CodeFault.Rule.FOREIGN_CHARACTER, at, "a-z 0-9 -"));
            }
        }
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            faults.add(text.lengthFault(LONGEST, SHORTEST + "-" + LONGEST));
        }
        if (text.text().equals(RESERVED)) {
            faults.add(text.fault(CodeFault.Rule.RESERVED_WORD, 1, RESERVED, ""));
        }
        return faults;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public int compareTo(ZoneCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
