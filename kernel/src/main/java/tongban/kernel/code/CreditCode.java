package tongban.kernel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The unified social credit code (统一社会信用代码) of a company, authority or other body by GB 32100-2015: 18
 * characters of {@value #ALPHABET}.
 *
 * <p>Character 1 is the registering department, 2 the class of body under it, 3-8 the division of the registry
 * (GB/T 2260, digits), 9-17 the organisation code with its own check (GB 11714-1997), 18 the check (weights
 * 3^(i-1) mod 31).
 */
public record CreditCode(String value) implements Comparable<CreditCode> {
    /** The characters of the standard in the order of their values; I, O, S, V and Z are left out. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;
    private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /** @throws IllegalArgumentException if the value is no credit code; text from outside goes through {@link #read} */
    public CreditCode {
        Transcript.requireExact(value, CreditCode::faults, "credit code");
    }

    /** Reads a code; full-width and small letters are normalised, blanks and hyphens left out. */
    public static Reading<CreditCode> read(String text) {
        Transcript transcript = Transcript.of(text, Transcript.Letters.UPPER, Transcript.Separators.LEFT_OUT);
        return transcript.reading(
                t -> {
                    List<CodeFault> faults = faults(t);
                    if (faults.isEmpty() && RegisteringDepartment.of(t.at(1)).isEmpty()) {
                        t.note(Note.Kind.UNLISTED_DEPARTMENT, 1, t.part(1, 1));
                    } else if (faults.isEmpty() && bodyClass(t.text()).isEmpty()) {
                        t.note(Note.Kind.UNLISTED_DEPARTMENT, 2, t.part(1, 2));
                    }
                    return faults;
                },
                CreditCode::new);
    }

    private static List<CodeFault> faults(Transcript text) {
        List<CodeFault> faults = new ArrayList<>();
        for (int at = 1; at <= Math.min(text.length(), LENGTH); at++) {
            boolean digitsOnly = at >= 3 && at <= 8;
            char c = text.at(at);
            if (digitsOnly && (c < '0' || c > '9')) {
                faults.add(text.fault(CodeFault.Rule.FOREIGN_CHARACTER, at, "0-9"));
            } else if (ALPHABET.indexOf(c) < 0) {
                faults.add(text.fault(CodeFault.Rule.FOREIGN_CHARACTER, at, ALPHABET));
            }
        }
        if (text.length() != LENGTH) {
            faults.add(text.lengthFault(LENGTH, Integer.toString(LENGTH)));
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        char inner = innerCheck(text.part(9, 16));
        if (text.at(17) != inner) {
            faults.add(text.fault(CodeFault.Rule.WRONG_INNER_CHECK, 17, Character.toString(inner)));
        }
        char outer = outerCheck(text.text());
        if (text.at(LENGTH) != outer) {
            faults.add(text.fault(CodeFault.Rule.WRONG_CHECK, LENGTH, Character.toString(outer)));
        }
        return faults;
    }

    /**
     * The check character 18 for the first 17 characters (GB 32100-2015, 5.5).
     *
     * @throws IllegalArgumentException if these are not 17 characters of the alphabet
     */
    public static char checkFor(String first17) {
        if (!first17.matches("[" + ALPHABET + "]{17}")) {
            throw new IllegalArgumentException("17 characters of the alphabet are needed");
        }
        return outerCheck(first17);
    }

    /**
     * The check character of an organisation code for its first 8 characters (GB 11714-1997).
     *
     * @throws IllegalArgumentException if these are not 8 digits or capital letters
     */
    public static char organisationCheckFor(String first8) {
        if (!first8.matches("[0-9A-Z]{8}")) {
            throw new IllegalArgumentException("8 digits or capital letters are needed");
        }
        return innerCheck(first8);
    }

    private static char outerCheck(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += weight * ALPHABET.indexOf(text.charAt(i));
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char innerCheck(String text) {
        int sum = 0;
        for (int i = 0; i < INNER_WEIGHTS.length; i++) {
            sum += INNER_WEIGHTS[i] * Character.digit(text.charAt(i), 36);
        }
        int check = 11 - sum % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + check);
        };
    }

    private static Optional<BodyClass> bodyClass(String text) {
        return RegisteringDepartment.of(text.charAt(0)).flatMap(d -> d.bodyClass(text.charAt(1)));
    }

    /** The registering department (登记管理部门), when its character is in the table known here. */
    public Optional<RegisteringDepartment> department() {
        return RegisteringDepartment.of(value.charAt(0));
    }

    /** The class of body (机构类别) under that department, when known. */
    public Optional<BodyClass> bodyClass() {
        return bodyClass(value);
    }

    /** The division of the registry (登记管理机关行政区划码), six digits; {@code 100000} stands for the nation. */
    public String divisionDigits() {
        return value.substring(2, 8);
    }

    /** The organisation code (主体标识码, formerly 组织机构代码), nine characters with its own check. */
    public String organisationCode() {
        return value.substring(8, 17);
    }

    @Override
    public int compareTo(CreditCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
