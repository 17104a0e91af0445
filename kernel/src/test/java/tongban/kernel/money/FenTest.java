package tongban.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.money.MoneyReading.Reason;
import tongban.kernel.money.MoneyReading.Refused;

class FenTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00",
        "0.00, 0, 0.00",
        "12, 1200, 12.00",
        "12.30, 1230, 12.30",
        "0.05, 5, 0.05",
        "-0.05, -5, -0.05",
        "-100, -10000, -100.00",
        "92233720368547758.07, 9223372036854775807, 92233720368547758.07",
        "-92233720368547758.08, -9223372036854775808, -92233720368547758.08",
    })
    void readsYuanAndPrintsThem(String written, long fen, String printed) {
        assertThat(Fen.read(written)).isEqualTo(new Fen(fen));
        assertThat(new Fen(fen)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, NO_DIGITS",
        "-, 2, NO_DIGITS",
        ".50, 1, NO_DIGITS",
        "1.5, 4, NOT_TWO_DECIMALS",
        "1., 3, NOT_TWO_DECIMALS",
        "1.505, 5, NOT_TWO_DECIMALS",
        "01.00, 1, LEADING_ZERO",
        "-00, 2, LEADING_ZERO",
        "1 000, 2, NOT_A_DIGIT",
        "1.2.3, 4, NOT_A_DIGIT",
        "--1, 2, NOT_A_DIGIT",
        "1e3, 2, NOT_A_DIGIT",
        "１, 1, NOT_A_DIGIT",
        "92233720368547758.08, 1, TOO_LARGE",
        "999999999999999999999, 18, TOO_LARGE",
    })
    void refusesWhatIsNoAmountAndNamesThePlace(String written, int position, Reason reason) {
        assertThat(Fen.read(written)).isEqualTo(new Refused(position, reason));
    }

    @Test
    void addsWithoutLosingAFen() {
        assertThat(Fen.sum(List.of(new Fen(1), new Fen(-3), Fen.ofYuan(2)))).isEqualTo(new Fen(198));
        assertThat(new Fen(7).minus(new Fen(9)).isNegative()).isTrue();
        assertThat(new Fen(33).times(3).plus(new Fen(1))).isEqualTo(Fen.ofYuan(1));
        assertThat(new Fen(5).negated()).isEqualByComparingTo(new Fen(-5));
    }

    @Test
    void amountsAreOrderedAndOnlyThoseBelowZeroAreNegative() {
        assertThat(new Fen(-1)).isLessThan(Fen.ZERO);
        assertThat(new Fen(2)).isGreaterThan(new Fen(1));
        assertThat(Fen.ZERO.isNegative()).isFalse();
        assertThat(new Fen(1).isNegative()).isFalse();
        assertThat(new Fen(-1).isNegative()).isTrue();
    }

    @Test
    void anOverflowIsNeverASilentWrap() {
        Fen most = new Fen(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(new Fen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Fen(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fen.ofYuan(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void everyAmountIsReadBackAsItWasPrinted() {
        Random random = new Random(20260928);
        for (int i = 0; i < 10_000; i++) {
            Fen amount = new Fen(random.nextLong());
            assertThat(Fen.read(amount.toString())).isEqualTo(amount);
        }
    }
}
