package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private static final List<String> KINDS = List.of("id", "credit", "licence", "division", "zone");
    private static final int MUTATIONS = 10_000;

    @ParameterizedTest
    @CsvSource({
        "0000, U+0000", "0007, U+0007", "000A, U+000A", "001B, U+001B", "007F, U+007F", "0085, U+0085",
        "200B, U+200B", "202E, U+202E", "2066, U+2066", "FEFF, U+FEFF", "D800, U+D800", "DC00, U+DC00",
        "1D7D8, U+1D7D8", "05D0, U+05D0", "0661, U+0661", "E000, U+E000", "10FFFF, U+10FFFF",
    })
    void refusesACharacterThatCannotBeShownWithItsPlace(String hex, String shown) {
        String text = "51010" + Character.toString(Integer.parseInt(hex, 16)) + "189901010006";

        for (String kind : List.of("id", "credit", "division", "zone")) {
            assertThat(Vectors.read(kind, text))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> assertThat(refused.faults())
                                    .isEqualTo(List.of(
                                            new CodeFault(CodeFault.Rule.UNREADABLE_CHARACTER, 6, 6, shown, ""))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u3000", "\u00a0"})
    void refusesEmptyTextAsEmpty(String text) {
        for (String kind : List.of("id", "credit", "division", "zone")) {
            assertThat(Vectors.read(kind, text))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> assertThat(refused.first().rule()).isEqualTo(CodeFault.Rule.EMPTY));
        }
    }

    @Test
    void refusesAHugeTextBrieflyAndAtOnce() {
        String huge = "9".repeat(50_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String kind : KINDS) {
                for (int i = 0; i < 1_000; i++) {
                    Reading.Refused<?> refused = (Reading.Refused<?>) Vectors.read(kind, huge);
                    assertThat(refused.faults())
                            .containsExactly(new CodeFault(CodeFault.Rule.TOO_LONG, 161, 161, ">160", "1-160"));
                }
            }
        });
    }

    @Test
    void tenThousandMutationsOfEachKindGiveAReadingAndNoException() {
        Random random = new Random(20261125);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                String text = mutate(random, valid(random, i));
                KINDS.forEach(kind -> assertSound(text, Vectors.read(kind, text)));
            }
        });
    }

    @Test
    void tenThousandRandomTextsGiveAReadingAndNoException() {
        Random random = new Random(20261126);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                StringBuilder text = new StringBuilder();
                int length = random.nextInt(200);
                for (int j = 0; j < length; j++) {
                    text.append((char) random.nextInt(i % 2 == 0 ? 0x10000 : 0x80));
                }
                KINDS.forEach(kind -> assertSound(text.toString(), Vectors.read(kind, text.toString())));
            }
        });
    }

    private static void assertSound(String text, Reading<?> reading) {
        if (!(reading instanceof Reading.Refused<?> refused)) {
            return;
        }
        assertThat(refused.faults().size()).isBetween(1, 200);
        for (CodeFault fault : refused.faults()) {
            assertThat(fault.position()).isPositive();
            assertThat(fault.givenPosition()).isBetween(1, text.codePointCount(0, text.length()) + 1);
            assertThat(fault.found())
                    .matches(found -> found.chars().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c)));
            assertThat(fault.found().length()).isLessThan(40);
        }
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String valid(Random random, int round) {
        return switch (round % 5) {
            case 0 -> ErrorDetectionTest.randomId(random);
            case 1 -> ErrorDetectionTest.randomCreditCode(random);
            case 2 -> ErrorDetectionTest.randomLicenceNumber(random);
            case 3 -> "510107061001";
            default -> "cdgxq";
        };
    }

    private static String mutate(Random random, String valid) {
        StringBuilder text = new StringBuilder(valid);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            char c = (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                case 2 -> text.setLength(at);
                default -> text.replace(at, Math.min(text.length(), at + 1), Character.toString(c));
            }
        }
        return text.toString();
    }
}
