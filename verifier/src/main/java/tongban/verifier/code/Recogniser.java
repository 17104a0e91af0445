package tongban.verifier.code;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.CodeFault;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.DivisionCode;
import tongban.kernel.code.LicenceNumber;
import tongban.kernel.code.Reading;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;
import tongban.policy.code.CodeBook;

/**
 * Tells what a value is.
 *
 * <p>When it holds as some kinds, it is these. Otherwise it is told for each kind that it could be meant as: a
 * licence number when it begins with {@code 1.2.156}; an ID or a credit code at 16 to 20 characters (15 for an
 * ID) of which at most two do not belong there (an ID not without a province or a year); a division at 4 to 14
 * characters of which at most one is no digit. A word that has the form of a zone's code and is no known zone's
 * is any word, and so it is not recognised.
 */
final class Recogniser {
    private static final String LICENCE_BEGINS = "1.2.156";
    private static final int SHORTEST_ID = 15;
    private static final int SHORTEST_CREDIT_CODE = 16;
    private static final int LONGEST_OF_18 = 20;
    private static final int FOREIGN_OF_18 = 2;
    private static final int SHORTEST_DIVISION = 4;
    private static final int LONGEST_DIVISION = 14;

    private final CodeBook book;
    private final LocalDate bornBy;

    /** A recogniser by these tables; whoever is born after that day is refused. */
    Recogniser(CodeBook book, LocalDate bornBy) {
        this.book = book;
        this.bornBy = bornBy;
    }

    Recognition recognise(String given) {
        List<Attempt> attempts = List.of(
                new Attempt(CodeKind.RESIDENT_ID, ResidentId.read(given, bornBy), true),
                new Attempt(CodeKind.CREDIT_CODE, CreditCode.read(given), true),
                new Attempt(CodeKind.LICENCE_NUMBER, LicenceNumber.read(given), true),
                division(given),
                zone(given));
        List<Attempt> holding = attempts.stream().filter(Attempt::holds).toList();
        if (!holding.isEmpty()) {
            return new Recognition.Holding(holding);
        }
        Optional<CodeFault> barring = attempts.getFirst().faults().stream()
                .filter(Recogniser::barsEveryKind)
                .findFirst();
        if (barring.isPresent()) {
            return new Recognition.Unrecognised(barring.get());
        }
        List<Attempt> near = near(given, attempts);
        return near.isEmpty() ? new Recognition.Unrecognised(null) : new Recognition.Failing(near);
    }

    private Attempt division(String given) {
        Reading<DivisionCode> reading = DivisionCode.read(given);
        return new Attempt(
                CodeKind.DIVISION,
                reading,
                reading.code().map(this::isOrMayBeInATable).orElse(false));
    }

    private boolean isOrMayBeInATable(DivisionCode code) {
        boolean listed = !book.divisions().history(code).isEmpty();
        if (listed || code.value().equals(DivisionCode.NATION)) {
            return true;
        }
        return !book.divisions().covers(code)
                && code.parent().map(this::isOrMayBeInATable).orElse(false);
    }

    private Attempt zone(String given) {
        Reading<ZoneCode> reading = ZoneCode.read(given);
        return new Attempt(
                CodeKind.ZONE,
                reading,
                reading.code().flatMap(book.zones()::zone).isPresent());
    }

    private static boolean barsEveryKind(CodeFault fault) {
        boolean notAscii = fault.found().chars().anyMatch(c -> c > '~');
        return switch (fault.rule()) {
            case EMPTY, TOO_LONG, UNREADABLE_CHARACTER -> true;
            case FOREIGN_CHARACTER -> notAscii;
            default -> false;
        };
    }

    private static List<Attempt> near(String given, List<Attempt> attempts) {
        String plain = given.replaceAll("[\\s\\u00a0\\u3000-]", "");
        List<Attempt> near = new ArrayList<>();
        for (Attempt attempt : attempts) {
            boolean fits = switch (attempt.kind()) {
                case RESIDENT_ID ->
                    isNear(plain, attempt, SHORTEST_ID, LONGEST_OF_18, FOREIGN_OF_18) && isMeantAsId(attempt);
                case CREDIT_CODE -> isNear(plain, attempt, SHORTEST_CREDIT_CODE, LONGEST_OF_18, FOREIGN_OF_18);
                case LICENCE_NUMBER -> plain.startsWith(LICENCE_BEGINS);
                case DIVISION -> isNear(plain, attempt, SHORTEST_DIVISION, LONGEST_DIVISION, 1);
                case ZONE -> false;
            };
            if (fits) {
                near.add(attempt);
            }
        }
        near.sort(Comparator.comparing(attempt -> attempt.faults().size()));
        return near;
    }

    /** Without a province or a year, and with another fault beside, it is not meant as an ID. */
    private static boolean isMeantAsId(Attempt attempt) {
        return attempt.faults().stream()
                        .map(CodeFault::rule)
                        .noneMatch(
                                rule -> rule == CodeFault.Rule.NO_SUCH_YEAR || rule == CodeFault.Rule.UNKNOWN_PROVINCE)
                || attempt.faults().size() == 1;
    }

    private static boolean isNear(String plain, Attempt attempt, int shortest, int longest, int foreign) {
        long foreigners = attempt.faults().stream()
                .filter(fault -> fault.rule() == CodeFault.Rule.FOREIGN_CHARACTER)
                .count();
        return plain.length() >= shortest && plain.length() <= longest && foreigners <= foreign;
    }
}
