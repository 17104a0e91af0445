package tongban.benchmarks.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClerkArithmeticTest {

    private static final LoadedCase CASE = new LoadedCase(
            "0123456789abcdef0123456789abcdef",
            "YANSHI-B-20251128-0000007",
            "演示成都天元亨科技有限公司",
            "yanshichengdutianyuanhengkejiyouxiangongsi",
            "yscdtyhkjyxgs");

    @Test
    void aClerkTypesCharactersPinyinInitialsAndTheNumberInTurn() {
        assertThat(LoadedCase.read(
                        String.join("\t", CASE.id(), CASE.number(), CASE.subject(), CASE.pinyin(), CASE.initials())))
                .isEqualTo(CASE);
        assertThat(CASE.typed(0)).isEqualTo("成都天元亨科技");
        assertThat(CASE.typed(5)).isEqualTo("yanshichengdutianyuanhen");
        assertThat(CASE.typed(2)).isEqualTo("yscdtyhk");
        assertThat(CASE.typed(3)).isEqualTo(CASE.number());
        assertThatIllegalArgumentException().isThrownBy(() -> LoadedCase.read("one\ttwo"));
    }

    @Test
    void percentilesOfAKindCountInItsFamilyToo() {
        Times times = new Times();
        for (int milli = 1; milli <= 100; milli++) {
            times.took("search.number", milli * 1_000_000L);
        }
        times.took("write", 7_000_000);
        times.refused();
        Map<String, Object> figures = Desks.read(times.line());
        assertThat(figures)
                .containsEntry("search.count", 100L)
                .containsEntry("search.number.count", 100L)
                .containsEntry("write.count", 1L)
                .containsEntry("refused", 1L)
                .containsEntry("missed", 0L);
        assertThat((Double) figures.get("search.p95_ms")).isBetween(94.9, 95.2);
    }

    @Test
    void aRunIsWellWhenNothingWasRefusedAndEveryReplayHeld() {
        assertThat(Desks.isWell(Map.of())).isTrue();
        assertThat(Desks.isWell(Map.of("desk.refused", 0L, "replayed.wrong", 0L)))
                .isTrue();
        assertThat(Desks.isWell(Map.of("desk.refused", 1L, "replayed.wrong", 0L)))
                .isFalse();
        assertThat(Desks.isWell(Map.of("desk.refused", 0L, "replayed.wrong", 1L)))
                .isFalse();
        assertThatIllegalStateException().isThrownBy(() -> Desks.read("no figure here"));
    }

    @Test
    void namesAreFictitiousAndFewAreAlike() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(random.ints(1000).mapToObj(any -> Names.company(random)).distinct())
                .hasSizeGreaterThan(990)
                .allSatisfy(name -> assertThat(name).startsWith("演示").endsWith("有限公司"));
    }
}
