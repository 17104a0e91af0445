package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the standards' check characters promise, tried on seeded random codes. */
class ErrorDetectionTest {
    private static final int ROUNDS = 20_000;
    private static final String LICENCE_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void mod11FindsEveryReplacedDigitAndEverySwapOfNeighboursInAnId() {
        Random random = new Random(11643);
        for (int i = 0; i < ROUNDS; i++) {
            String id = randomId(random);
            assertThat(ResidentId.read(id).code()).as("round %d", i).isPresent();
            String replaced = replaceOne(random, id, at -> at == 17 ? "0123456789X" : "0123456789");
            assertThat(ResidentId.read(replaced).code()).as("round %d", i).isEmpty();
            assertSwapIsFound("id", random, id, i);
        }
    }

    @Test
    void mod31FindsEveryReplacedCharacterAndEverySwapOfNeighboursInACreditCode() {
        Random random = new Random(32100);
        for (int i = 0; i < ROUNDS; i++) {
            String code = randomCreditCode(random);
            assertThat(CreditCode.read(code).code()).as("round %d", i).isPresent();
            String replaced = replaceOne(random, code, at -> at >= 2 && at < 8 ? "0123456789" : CreditCode.ALPHABET);
            assertThat(CreditCode.read(replaced))
                    .as("round %d", i)
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> assertThat(((Reading.Refused<?>) refused).faults())
                                    .extracting(CodeFault::rule)
                                    .contains(CodeFault.Rule.WRONG_CHECK));
            assertSwapIsFound("credit", random, code, i);
        }
    }

    @Test
    void mod37FindsEveryReplacedCharacterInALicenceNumber() {
        Random random = new Random(36904);
        for (int i = 0; i < ROUNDS; i++) {
            String number = randomLicenceNumber(random);
            assertThat(LicenceNumber.read(number).code()).as("round %d", i).isPresent();
            String replaced = replaceOne(random, number, at -> {
                boolean version = at >= number.length() - 5 && at < number.length() - 2;
                boolean fixed = at < LicenceNumber.ARC.length() || number.charAt(at) == '.';
                return fixed ? "" : version ? "0123456789" : LICENCE_ALPHABET;
            });
            assertThat(LicenceNumber.read(replaced).code())
                    .as("round %d %s", i, replaced)
                    .isEmpty();
        }
    }

    @Test
    void mod37FindsNearlyEverySwapOfNeighbours() {
        // ISO 7064 promises all single replacements for its hybrid systems, and of swapped neighbours only nearly all.
        int missed = 0;
        int tried = 0;
        for (int before = 0; before < 36; before++) {
            for (int a = 0; a < 36; a++) {
                for (int b = a + 1; b < 36; b++) {
                    char first = LICENCE_ALPHABET.charAt(a);
                    char second = LICENCE_ALPHABET.charAt(b);
                    char lead = LICENCE_ALPHABET.charAt(before);
                    tried++;
                    if (LicenceNumber.checkFor("" + lead + first + second)
                            == LicenceNumber.checkFor("" + lead + second + first)) {
                        missed++;
                    }
                }
            }
        }
        assertThat(missed).isBetween(1, tried / 500);
    }

    private static void assertSwapIsFound(String kind, Random random, String code, int round) {
        int at = random.nextInt(code.length() - 1);
        if (code.charAt(at) == code.charAt(at + 1)) {
            return;
        }
        String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
        assertThat(Vectors.read(kind, swapped).code()).as("round %d", round).isEmpty();
    }

    private interface Alphabet {
        String at(int index);
    }

    private static String replaceOne(Random random, String code, Alphabet alphabet) {
        while (true) {
            int at = random.nextInt(code.length());
            String characters = alphabet.at(at);
            if (characters.isEmpty()) {
                continue;
            }
            char other = characters.charAt(random.nextInt(characters.length()));
            if (other != code.charAt(at)) {
                return code.substring(0, at) + other + code.substring(at + 1);
            }
        }
    }

    static String randomId(Random random) {
        String first17 = "51" + digits(random, 4) + "1899"
                + "%02d%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)) + digits(random, 3);
        return first17 + ResidentId.checkFor(first17);
    }

    static String randomCreditCode(Random random) {
        StringBuilder text = new StringBuilder("91").append(digits(random, 6));
        for (int i = 0; i < 8; i++) {
            text.append(CreditCode.ALPHABET.charAt(random.nextInt(31)));
        }
        text.append(CreditCode.organisationCheckFor(text.substring(8)));
        return text.append(CreditCode.checkFor(text.toString())).toString();
    }

    static String randomLicenceNumber(Random random) {
        StringBuilder serial = new StringBuilder();
        int length = 1 + random.nextInt(32);
        for (int i = 0; i < length; i++) {
            serial.append(LICENCE_ALPHABET.charAt(random.nextInt(36)));
        }
        String parts = randomCreditCode(random) + digits(random, 3) + "." + randomCreditCode(random) + "." + serial
                + "." + digits(random, 3);
        return LicenceNumber.ARC + parts + "." + LicenceNumber.checkFor(parts);
    }

    private static String digits(Random random, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
