package tongban.node.register.embedded;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.register.Inquiry;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterKind;

/** The columns of a register's file: their names in order, the number first, and what may stand in each. */
enum RegisterColumns {
    PEOPLE(RegisterKind.PERSON, List.of("resident-id", "name", "division", "status")),
    COMPANIES(
            RegisterKind.COMPANY,
            List.of(
                    "credit-code",
                    "name",
                    "type",
                    "legal-representative",
                    "capital",
                    "established",
                    "address",
                    "scope",
                    "status"));

    private static final Pattern DIVISION = Pattern.compile("[1-9][0-9]{5}");
    private static final Pattern FEN = Pattern.compile("0|[1-9][0-9]{0,14}");
    private static final List<String> STATUS_PERSON = List.of("registered", "moved", "deceased");
    private static final List<String> STATUS_COMPANY = List.of("active", "revoked", "deregistered");

    private final RegisterKind kind;
    private final List<String> names;

    RegisterColumns(RegisterKind kind, List<String> names) {
        this.kind = kind;
        this.names = names;
    }

    RegisterKind kind() {
        return kind;
    }

    List<String> names() {
        return names;
    }

    static Optional<RegisterColumns> of(List<String> header) {
        for (RegisterColumns one : values()) {
            if (one.names.equals(header)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The word of the rule that a column's values keep, by which a fault is explained. */
    String rule(String column) {
        return switch (column) {
            case "resident-id", "credit-code", "division", "capital", "established" -> column;
            case "status" -> "status." + kind.word();
            case "name" -> kind == RegisterKind.PERSON ? "person-name" : "text";
            default -> "text";
        };
    }

    /** The value as it is stored; empty when it breaks the column's rule. */
    Optional<String> value(String column, String cell) {
        return switch (rule(column)) {
            case "resident-id" -> ResidentId.read(cell).code().map(ResidentId::unmasked);
            case "credit-code" -> CreditCode.read(cell).code().map(CreditCode::value);
            case "person-name" -> PersonName.read(cell).map(PersonName::value);
            case "division" ->
                Optional.of(cell).filter(one -> DIVISION.matcher(one).matches());
            case "capital" -> Optional.of(cell).filter(one -> FEN.matcher(one).matches());
            case "established" -> Optional.of(cell).filter(RegisterColumns::isDate);
            case "status.person" -> Optional.of(cell).filter(STATUS_PERSON::contains);
            case "status.company" -> Optional.of(cell).filter(STATUS_COMPANY::contains);
            default -> Optional.of(cell).filter(Inquiry::isValue);
        };
    }

    private static boolean isDate(String cell) {
        try {
            return LocalDate.parse(cell).toString().equals(cell);
        } catch (DateTimeException none) {
            return false;
        }
    }
}
