package tongban.kernel.code;

import java.util.ArrayList;
import java.util.List;

/**
 * The identifier of an electronic licence (电子证照标识) by GB/T 36904-2018:
 * {@code 1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>}.
 *
 * <p>The type code (证照类型代码) is the credit code of the department that set the licence's standard and three
 * digits; the issuer (颁发机构代码) is a credit code or, as some issuers write, a division code; the serial (流水号)
 * has up to 32 characters; the version (版本号) has three digits. The check (校验位) is ISO 7064 MOD 37,36 over type,
 * issuer, serial and version without the dots.
 */
public record LicenceNumber(String value) implements Comparable<LicenceNumber> {
    /** The arc of electronic licences under China's object identifiers, with its closing dot. */
    public static final String ARC = "1.2.156.3005.2.";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int TYPE_LENGTH = 21;
    private static final int ISSUER_LONGEST = 18;
    private static final int SERIAL_LONGEST = 32;
    private static final int VERSION_LENGTH = 3;
    private static final int CREDIT_CODE_LENGTH = 18;

    /** The five parts of an identifier after its arc, in order. */
    private enum Part {
        TYPE(TYPE_LENGTH, TYPE_LENGTH),
        ISSUER(1, ISSUER_LONGEST),
        SERIAL(1, SERIAL_LONGEST),
        VERSION(VERSION_LENGTH, VERSION_LENGTH),
        CHECK(1, 1);

        private final int shortest;
        private final int longest;

        Part(int shortest, int longest) {
            this.shortest = shortest;
            this.longest = longest;
        }

        private String range() {
            return shortest == longest ? Integer.toString(shortest) : shortest + "-" + longest;
        }
    }

    /**
     * @throws IllegalArgumentException if the value is no licence number; text from outside goes through {@link
     * #read}
     */
    public LicenceNumber {
        Transcript.requireExact(value, LicenceNumber::faults, "licence number");
    }

    /** Reads an identifier; full-width and small letters are normalised, blanks left out. */
    public static Reading<LicenceNumber> read(String text) {
        Transcript transcript = Transcript.of(text, Transcript.Letters.UPPER, Transcript.Separators.BLANKS_LEFT_OUT);
        return transcript.reading(
                t -> {
                    List<CodeFault> faults = faults(t);
                    if (faults.isEmpty()) {
                        noteInnerCodes(t);
                    }
                    return faults;
                },
                LicenceNumber::new);
    }

    private static void noteInnerCodes(Transcript text) {
        int type = ARC.length() + 1;
        String department = text.part(type, type + CREDIT_CODE_LENGTH - 1);
        if (CreditCode.read(department).code().isEmpty()) {
            text.note(Note.Kind.INNER_CODE_DOUBTFUL, type, department);
            return;
        }
        String issuer = text.text().split("\\.", -1)[6];
        boolean known = CreditCode.read(issuer).code().isPresent()
                || DivisionCode.read(issuer).code().isPresent();
        if (!known) {
            text.note(Note.Kind.INNER_CODE_DOUBTFUL, type + TYPE_LENGTH + 1, issuer);
        }
    }

    private static List<CodeFault> faults(Transcript text) {
        for (int at = 1; at <= ARC.length(); at++) {
            if (at > text.length() || text.at(at) != ARC.charAt(at - 1)) {
                String found = at > text.length() ? "" : text.part(at, at);
                return List.of(text.fault(CodeFault.Rule.WRONG_ARC, at, found, ARC));
            }
        }
        List<CodeFault> faults = new ArrayList<>();
        int start = ARC.length() + 1;
        for (Part part : Part.values()) {
            int end = part == Part.CHECK ? text.length() + 1 : nextDot(text, start);
            faults.addAll(faultsOfPart(text, part, start, end));
            if (part != Part.CHECK && end > text.length()) {
                faults.add(text.fault(
                        CodeFault.Rule.WRONG_PARTS, text.length() + 1, Integer.toString(part.ordinal() + 1), "5"));
                return faults;
            }
            start = end + 1;
        }
        if (faults.isEmpty()) {
            char check = check(text.part(ARC.length() + 1, text.length() - 2));
            if (text.at(text.length()) != check) {
                faults.add(text.fault(CodeFault.Rule.WRONG_CHECK, text.length(), Character.toString(check)));
            }
        }
        return faults;
    }

    private static int nextDot(Transcript text, int start) {
        int at = start;
        while (at <= text.length() && text.at(at) != '.') {
            at++;
        }
        return at;
    }

    private static List<CodeFault> faultsOfPart(Transcript text, Part part, int start, int end) {
        for (int at = start; at < end; at++) {
            boolean fits = part == Part.VERSION
                    ? text.at(at) >= '0' && text.at(at) <= '9'
                    : ALPHABET.indexOf(text.at(at)) >= 0;
            if (!fits) {
                String right = part == Part.VERSION ? "0-9" : "0-9 A-Z";
                return List.of(text.fault(CodeFault.Rule.FOREIGN_CHARACTER, at, right));
            }
        }
        int length = end - start;
        if (length < part.shortest || length > part.longest) {
            int at = Math.min(end, start + part.longest);
            return List.of(text.fault(CodeFault.Rule.WRONG_LENGTH, at, Integer.toString(length), part.range()));
        }
        return List.of();
    }

    /**
     * The check character by ISO 7064 MOD 37,36 for type, issuer, serial and version; dots are passed over.
     *
     * @throws IllegalArgumentException if another character than digits, capital letters and dots is among them
     */
    public static char checkFor(String typeToVersion) {
        if (!typeToVersion.matches("[0-9A-Z.]+")) {
            throw new IllegalArgumentException("digits, capital letters and dots are needed");
        }
        return check(typeToVersion);
    }

    private static char check(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '.') {
                continue;
            }
            int sum = (product + ALPHABET.indexOf(text.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }

    private String part(Part part) {
        return value.substring(ARC.length()).split("\\.", -1)[part.ordinal()];
    }

    /** The licence type code (证照类型代码), 21 characters. */
    public String type() {
        return part(Part.TYPE);
    }

    /** The issuing body (颁发机构代码): a credit code, or a division code in some issuers' practice. */
    public String issuer() {
        return part(Part.ISSUER);
    }

    /** The serial (流水号), 1 to 32 characters. */
    public String serial() {
        return part(Part.SERIAL);
    }

    /** The version (版本号), three digits. */
    public String version() {
        return part(Part.VERSION);
    }

    @Override
    public int compareTo(LicenceNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
