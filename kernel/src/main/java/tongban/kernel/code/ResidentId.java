package tongban.kernel.code;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The identity number of a resident (公民身份号码) by GB 11643-1999: 17 digits and a check character, 0-9 or X.
 *
 * <p>Digits 1-6 are the division where the number was given, 7-14 the date of birth, 15-17 a serial whose last
 * digit is odd for men, 18 the check by ISO 7064 MOD 11-2. The first digits tell where the number was given
 * decades ago, nothing about where a person lives, works or is insured: <b>no zone is ever derived from them</b>,
 * and this type offers no way to do so. Numbers of the residence permits for people of Hong Kong, Macao and
 * Taiwan (81, 82, 83) have the same form and are read; those of foreigners' permanent residence cards (9…) are
 * not.
 *
 * <p>{@link #toString()} is masked. The full number is had only by {@link #unmasked()}.
 */
public final class ResidentId {
    private static final int LENGTH = 18;
    private static final int FIRST_GENERATION_LENGTH = 15;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_YEAR = 1800;
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

    private final String digits;

    private ResidentId(String digits) {
        this.digits = digits;
    }

    /** The sex that digit 17 tells (GB 11643-1999, 4.2.3). */
    public enum Sex {
        MALE,
        FEMALE
    }

    /** Reads a number without asking whether the person is born yet. */
    public static Reading<ResidentId> read(String text) {
        return read(text, LocalDate.MAX);
    }

    /**
     * Reads a number; full-width digits and a small x are normalised, blanks and hyphens left out.
     *
     * @param today a date of birth after this day is refused
     */
    public static Reading<ResidentId> read(String text, LocalDate today) {
        Transcript transcript = Transcript.of(text, Transcript.Letters.UPPER, Transcript.Separators.LEFT_OUT);
        return transcript.reading(t -> faults(t, today), ResidentId::new);
    }

    /**
     * The check character for the first 17 digits.
     *
     * @throws IllegalArgumentException if these are not 17 digits
     */
    public static char checkFor(String first17) {
        if (!first17.matches("[0-9]{17}")) {
            throw new IllegalArgumentException("17 digits are needed");
        }
        return check(first17);
    }

    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    private static List<CodeFault> faults(Transcript text, LocalDate today) {
        List<CodeFault> faults = new ArrayList<>();
        for (int at = 1; at <= Math.min(text.length(), LENGTH); at++) {
            boolean digit = text.at(at) >= '0' && text.at(at) <= '9';
            if (!digit && !(at == LENGTH && text.at(at) == 'X')) {
                faults.add(text.fault(CodeFault.Rule.FOREIGN_CHARACTER, at, at == LENGTH ? "0-9 X" : "0-9"));
            }
        }
        if (text.length() == FIRST_GENERATION_LENGTH && faults.isEmpty()) {
            int next = FIRST_GENERATION_LENGTH + 1;
            return List.of(text.fault(CodeFault.Rule.FIRST_GENERATION_ID, next, "15", "18"));
        }
        if (text.length() != LENGTH) {
            faults.add(text.lengthFault(LENGTH, Integer.toString(LENGTH)));
        }
        if (isDigits(text, 1, 2) && !Provinces.ofResident(text.text())) {
            faults.add(text.fault(CodeFault.Rule.UNKNOWN_PROVINCE, 1, text.part(1, 2), ""));
        }
        if (text.length() == LENGTH && isDigits(text, 7, 14)) {
            faults.addAll(faultsOfBirth(text, today));
        }
        if (text.length() == LENGTH && isDigits(text, 1, LENGTH - 1)) {
            char check = check(text.text());
            boolean foreign = CHECKS.indexOf(text.at(LENGTH)) < 0;
            if (!foreign && text.at(LENGTH) != check) {
                faults.add(text.fault(CodeFault.Rule.WRONG_CHECK, LENGTH, Character.toString(check)));
            }
        }
        return faults;
    }

    private static boolean isDigits(Transcript text, int from, int to) {
        return text.length() >= to && text.part(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<CodeFault> faultsOfBirth(Transcript text, LocalDate today) {
        int year = Integer.parseInt(text.part(7, 10));
        int month = Integer.parseInt(text.part(11, 12));
        int day = Integer.parseInt(text.part(13, 14));
        if (year < EARLIEST_YEAR) {
            return List.of(text.fault(CodeFault.Rule.NO_SUCH_YEAR, 7, text.part(7, 10), EARLIEST_YEAR + "-"));
        }
        if (month < 1 || month > 12) {
            return List.of(text.fault(CodeFault.Rule.NO_SUCH_MONTH, 11, text.part(11, 12), "01-12"));
        }
        int days = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > days) {
            return List.of(text.fault(CodeFault.Rule.NO_SUCH_DAY, 13, text.part(13, 14), "01-" + days));
        }
        if (LocalDate.of(year, month, day).isAfter(today)) {
            return List.of(text.fault(CodeFault.Rule.BORN_LATER, 7, text.part(7, 14), today.toString()));
        }
        return List.of();
    }

    /** The division where the number was first given, as its six digits; it may be abolished or in no table. */
    public String divisionDigits() {
        return digits.substring(0, 6);
    }

    public LocalDate birthDate() {
        return LocalDate.of(
                Integer.parseInt(digits.substring(6, 10)),
                Integer.parseInt(digits.substring(10, 12)),
                Integer.parseInt(digits.substring(12, 14)));
    }

    public Sex sex() {
        return (digits.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The full number; whoever shows or stores it answers for that (个人信息保护法 art. 28-29). */
    public String unmasked() {
        return digits;
    }

    /** The number as people see it: the first 3 and the last 4 characters, the rest starred. */
    public String masked() {
        return mask(digits);
    }

    /**
     * Masks any text that may be meant as such a number, right or wrong; the length stays.
     *
     * @param text the text; of eight characters or fewer nothing is left to see
     */
    public static String mask(String text) {
        int hidden = text.length() - SHOWN_FIRST - SHOWN_LAST;
        if (hidden < 2) {
            return "*".repeat(text.length());
        }
        return text.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + text.substring(text.length() - SHOWN_LAST);
    }

    /** A text with every run of digits in it masked that may be meant as such a number. */
    public static String maskIn(String text) {
        return LIKE_A_NUMBER.matcher(text).replaceAll(found -> mask(found.group()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResidentId that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Masked, so that no log and no message ever holds the number. */
    @Override
    public String toString() {
        return masked();
    }
}
