package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tongban.kernel.seal.KeySchedule.Span;
import tongban.kernel.seal.SealRefusal.Cause;

class KeyScheduleTest {

    private static final List<PublicKey> KEYS = LongStream.range(0, 8)
            .mapToObj(seed -> Keys.key(Suite.ED25519_SHA256, seed).publicKey())
            .toList();

    @Test
    void asksForTheOldKeyBeforeAChangeForBothAtItAndForTheNewAfter() {
        // The key change is the entry with index 9, so the checkpoint that ends with it has size 10.
        KeySchedule schedule =
                KeySchedule.startingWith(KEYS.get(0)).changed(10, KEYS.get(1)).orThrow();

        assertThat(schedule.keysFor(0)).containsExactly(KEYS.get(0));
        assertThat(schedule.keysFor(9)).containsExactly(KEYS.get(0));
        assertThat(schedule.keysFor(10)).containsExactly(KEYS.get(0), KEYS.get(1));
        assertThat(schedule.keysFor(11)).containsExactly(KEYS.get(1));
        assertThat(schedule.keysFor(Long.MAX_VALUE)).containsExactly(KEYS.get(1));
        assertThat(schedule.current()).isEqualTo(KEYS.get(1));
    }

    @Test
    void takesChangesInNeighbouringEntries() {
        KeySchedule schedule = KeySchedule.startingWith(KEYS.get(0))
                .changed(1, KEYS.get(1))
                .then(next -> next.changed(2, KEYS.get(2)))
                .orThrow();

        assertThat(schedule.keysFor(0)).containsExactly(KEYS.get(0));
        assertThat(schedule.keysFor(1)).containsExactly(KEYS.get(0), KEYS.get(1));
        assertThat(schedule.keysFor(2)).containsExactly(KEYS.get(1), KEYS.get(2));
        assertThat(schedule.keysFor(3)).containsExactly(KEYS.get(2));
    }

    @Test
    void refusesToGoBackToTakeAKeyAgainAndToChangeTheSuite() {
        KeySchedule schedule =
                KeySchedule.startingWith(KEYS.get(0)).changed(10, KEYS.get(1)).orThrow();

        for (long atSize : new long[] {10, 9, 0, -1}) {
            assertThat(cause(schedule.changed(atSize, KEYS.get(2)))).isEqualTo(Cause.CHANGE_GOES_BACK);
        }
        assertThat(cause(KeySchedule.startingWith(KEYS.get(0)).changed(0, KEYS.get(1))))
                .isEqualTo(Cause.CHANGE_GOES_BACK);
        assertThat(cause(schedule.changed(11, KEYS.get(1)))).isEqualTo(Cause.KEY_RETURNS);
        assertThat(cause(schedule.changed(11, KEYS.get(0)))).isEqualTo(Cause.KEY_RETURNS);
        assertThat(cause(schedule.changed(11, Keys.key(Suite.SM2_SM3, 1).publicKey())))
                .isEqualTo(Cause.OTHER_SUITE);
    }

    @Test
    void cannotBeMadeWithoutAFirstKeyOrOutOfOrder() {
        assertThatThrownBy(() -> new KeySchedule(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeySchedule(List.of(new Span(1, KEYS.get(0)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeySchedule(List.of(new Span(0, KEYS.get(0)), new Span(0, KEYS.get(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeySchedule.startingWith(KEYS.get(0)).keysFor(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The model walks the log: it writes entry after entry and notes who signs after each. */
    @Test
    void agreesWithAModelThatWritesTheLog() {
        var random = new Random(11);
        for (int run = 0; run < 500; run++) {
            int length = 1 + random.nextInt(40);
            var modelled = new ArrayList<List<PublicKey>>();
            modelled.add(List.of(KEYS.get(0)));
            KeySchedule schedule = KeySchedule.startingWith(KEYS.get(0));
            int current = 0;
            for (int index = 0; index < length; index++) {
                boolean isChange = current < KEYS.size() - 1 && random.nextInt(5) == 0;
                if (isChange) {
                    modelled.add(List.of(KEYS.get(current), KEYS.get(current + 1)));
                    current++;
                    schedule = schedule.changed(index + 1L, KEYS.get(current)).orThrow();
                } else {
                    modelled.add(List.of(KEYS.get(current)));
                }
            }
            for (int size = 0; size <= length; size++) {
                assertThat(schedule.keysFor(size))
                        .as("run %d size %d", run, size)
                        .isEqualTo(modelled.get(size));
            }
            assertThat(schedule.keysFor(length + 1L)).containsExactly(schedule.current());
        }
    }

    private static Cause cause(Reading<KeySchedule> reading) {
        return ((Reading.Refused<KeySchedule>) reading).refusal().cause();
    }
}
