package tongban.kernel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code of an administrative division (行政区划代码): 6 digits by GB/T 2260-2007 for provinces, cities and counties,
 * 9 for streets and towns, 12 for villages and communities by the statistical rules (统计用区划代码编制规则, GB/T 10114
 * for the street level).
 *
 * <p>The value is the shortest form: filling zeros of the 12-digit form are left out. Form alone does not say
 * that there is such a division; {@link DivisionTable} does.
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {
    /** The whole nation, as registries of the central authorities write it. */
    public static final String NATION = "100000";

    private static final int COUNTY_DIGITS = 6;
    private static final int STREET_DIGITS = 9;
    private static final int VILLAGE_DIGITS = 12;

    /** The levels of division. */
    public enum Level {
        NATION,
        PROVINCE,
        CITY,
        COUNTY,
        STREET,
        VILLAGE
    }

    /** @throws IllegalArgumentException if the value is no division code in its shortest form */
    public DivisionCode {
        if (!isExact(value)) {
            throw new IllegalArgumentException("not a division code in its shortest form");
        }
    }

    /** The code, when the text is one in its shortest form already; the short way for tables of many codes. */
    public static Optional<DivisionCode> exact(String text) {
        return isExact(text) ? Optional.of(new DivisionCode(text)) : Optional.empty();
    }

    private static boolean isExact(String text) {
        int length = text.length();
        if (length != COUNTY_DIGITS && length != STREET_DIGITS && length != VILLAGE_DIGITS) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        boolean shortest = length == COUNTY_DIGITS || !text.endsWith("000");
        return shortest && (Provinces.ofDivision(text) || text.equals(NATION));
    }

    /** Reads a code of 6, 9 or 12 digits; full-width digits are normalised, blanks and hyphens left out. */
    public static Reading<DivisionCode> read(String text) {
        Transcript transcript = Transcript.of(text, Transcript.Letters.UPPER, Transcript.Separators.LEFT_OUT);
        return transcript.reading(
                t -> {
                    List<CodeFault> faults = faults(t);
                    if (faults.isEmpty() && shortest(t.text()).length() < t.length()) {
                        int at = shortest(t.text()).length() + 1;
                        t.note(Note.Kind.ZEROS_LEFT_OUT, at, t.part(at, t.length()));
                    }
                    return faults;
                },
                digits -> new DivisionCode(shortest(digits)));
    }

    private static List<CodeFault> faults(Transcript text) {
        List<CodeFault> faults = new ArrayList<>();
        for (int at = 1; at <= Math.min(text.length(), VILLAGE_DIGITS); at++) {
            if (text.at(at) < '0' || text.at(at) > '9') {
                faults.add(text.fault(CodeFault.Rule.FOREIGN_CHARACTER, at, "0-9"));
            }
        }
        int length = text.length();
        if (length != COUNTY_DIGITS && length != STREET_DIGITS && length != VILLAGE_DIGITS) {
            faults.add(text.lengthFault(VILLAGE_DIGITS, "6, 9, 12"));
        }
        if (faults.isEmpty()
                && !Provinces.ofDivision(text.text())
                && !shortest(text.text()).equals(NATION)) {
            faults.add(text.fault(CodeFault.Rule.UNKNOWN_PROVINCE, 1, text.part(1, 2), ""));
        }
        return faults;
    }

    private static String shortest(String digits) {
        String shorter = digits;
        while (shorter.length() > COUNTY_DIGITS && shorter.endsWith("000")) {
            shorter = shorter.substring(0, shorter.length() - 3);
        }
        return shorter;
    }

    public Level level() {
        if (value.equals(NATION)) {
            return Level.NATION;
        }
        return switch (value.length()) {
            case VILLAGE_DIGITS -> Level.VILLAGE;
            case STREET_DIGITS -> Level.STREET;
            default -> value.endsWith("0000") ? Level.PROVINCE : value.endsWith("00") ? Level.CITY : Level.COUNTY;
        };
    }

    /** The code of the division that holds this one by its digits; none for a province and the nation. */
    public Optional<DivisionCode> parent() {
        return switch (level()) {
            case NATION, PROVINCE -> Optional.empty();
            case CITY -> Optional.of(new DivisionCode(value.substring(0, 2) + "0000"));
            case COUNTY -> Optional.of(new DivisionCode(value.substring(0, 4) + "00"));
            case STREET -> Optional.of(new DivisionCode(value.substring(0, COUNTY_DIGITS)));
            case VILLAGE -> Optional.of(new DivisionCode(shortest(value.substring(0, STREET_DIGITS))));
        };
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
