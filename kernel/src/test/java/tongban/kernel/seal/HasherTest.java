package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HasherTest {

    @ParameterizedTest
    @EnumSource
    void givesTheSameHashHoweverTheBytesArePassed(Suite suite) {
        var random = new Random(1);
        Hasher hasher = suite.hasher();
        for (int length = 0; length < 300; length++) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            int cut = random.nextInt(length + 1);
            byte[] whole = suite.hash(bytes);

            hasher.update(bytes, 0, cut);
            for (int i = cut; i < length; i++) {
                hasher.update(bytes[i]);
            }
            assertThat(hasher.finish()).isEqualTo(whole).hasSize(Hasher.LENGTH);
            assertThat(suite.hash(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, length)))
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesTheResultAtItsPlaceAndOnlyThere(Suite suite) {
        var out = new byte[40];
        suite.hasher().update(new byte[] {1}).finish(out, 5);

        assertThat(Arrays.copyOfRange(out, 5, 37)).isEqualTo(suite.hash(new byte[] {1}));
        assertThat(Arrays.copyOf(out, 5)).containsOnly(0);
        assertThat(Arrays.copyOfRange(out, 37, 40)).containsOnly(0);
        assertThatThrownBy(() -> suite.hasher().finish(out, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void findsASuiteByItsLabel() {
        assertThat(Suite.ofLabel("sm2-sm3")).contains(Suite.SM2_SM3);
        assertThat(Suite.ofLabel("ed25519-sha256")).contains(Suite.ED25519_SHA256);
        assertThat(Suite.ofLabel("SM2-SM3")).isEmpty();
    }
}
