package tongban.kernel.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.kernel.code.CreditCode;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Suite;

class LicenceTest {
    private final LicenceSample sample = new LicenceSample("yanshi-b", Suite.SM2_SM3, 1);

    @Test
    void aDataSetIsReadAsItWasWrittenWithItsRareCharacters() {
        Licence licence = sample.licence();

        Licence read = Licence.read(licence.text()).orThrow();

        assertThat(read).isEqualTo(licence);
        assertThat(read.values().get("person-in-charge")).isEqualTo("演示人张䶮𠮷");
        assertThat(LicenceLines.hex(read.digest()))
                .isEqualTo("842a28c02ae6ad245df3712c62cf60cebd2977dc5c86646aa41ca10b15607268");
    }

    @Test
    void aTextThatIsNotItsOnlyFormIsRefusedAtItsLine() {
        String text = sample.licence().text();

        assertThat(Licence.read(text.replace("form branch", "form airline")))
                .isEqualTo(LicenceReading.refused(LicenceReading.Cause.UNKNOWN_FORM, 2));
        assertThat(Licence.read(text.substring(0, text.length() - 1)))
                .isEqualTo(LicenceReading.refused(LicenceReading.Cause.NOT_PLAIN, 16));
        assertThat(Licence.read(text + "capital 1\n"))
                .isEqualTo(LicenceReading.refused(LicenceReading.Cause.WRONG_LINE, 17));
        assertThat(Licence.read(text.replace("name 演示", "name \u202e演示")))
                .isEqualTo(LicenceReading.refused(LicenceReading.Cause.NOT_PLAIN, 8));
        assertThat(Licence.read(text.replace("until 2026-12-31", "until 2026-02-30")))
                .isEqualTo(LicenceReading.refused(LicenceReading.Cause.BAD_VALUE, 16));
    }

    @Test
    void aBranchHasNoCapitalAndNoFieldIsMissing() {
        Map<String, String> more = LicenceSample.values();
        more.put("capital", "壹佰万元");
        Map<String, String> fewer = LicenceSample.values();
        fewer.remove("name");

        for (Map<String, String> wrong : List.of(more, fewer)) {
            assertThatThrownBy(() -> new Licence(
                            LicenceForm.BRANCH,
                            sample.zone,
                            LicenceSample.number("001"),
                            LicenceSample.ISSUED,
                            "0a".repeat(16),
                            wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyCodeOfABlockHoldsBothChecksAndNoneComesTwice() {
        CreditBlock block = new CreditBlock("91510100", "YYY", 5000, true);
        Set<String> codes = new HashSet<>();
        for (int serial = 0; serial < block.size(); serial++) {
            String code = block.code(serial).value();
            assertThat(CreditCode.read(code).code()).isPresent();
            codes.add(code);
        }
        assertThat(codes).hasSize(block.size());
        assertThatThrownBy(() -> block.code(5000)).isInstanceOf(IllegalArgumentException.class);
        assertThat(block.overlaps(new CreditBlock("91510100", "YYX", 5000, true)))
                .isFalse();
    }

    @Test
    void theTableOfMovesIsThisOneAndNoOther() {
        StringBuilder table = new StringBuilder();
        for (LicenceState state : LicenceState.values()) {
            Set<LicenceAct> acts = EnumSet.noneOf(LicenceAct.class);
            Arrays.stream(LicenceAct.values())
                    .filter(act -> act.after(state).isPresent())
                    .forEach(acts::add);
            table.append(state).append(' ').append(acts).append('\n');
        }
        assertThat(table).hasToString("""
                        NONE [ISSUED]
                        VALID [CHANGED, SUSPENDED, REVOKED, SUPERSEDED, CANCELLED]
                        SUSPENDED [RESUMED, REVOKED, CANCELLED]
                        REVOKED [CANCELLED]
                        SUPERSEDED []
                        CANCELLED []
                        """);
        assertThat(LicenceState.SUPERSEDED.isFinal()).isTrue();
        assertThat(LicenceState.REVOKED.isFinal()).isFalse();
    }

    @Test
    void whateverIsAppendedACourseFollowsTheTableAndIsReadBackFromItsStatus() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            LicenceCourse course = LicenceCourse.issued(sample.licence().digest(), LicenceSample.ISSUED);
            for (int step = 0; step < 8; step++) {
                LicenceEntry last = course.entries().getLast();
                LicenceAct act = LicenceAct.values()[random.nextInt(LicenceAct.values().length)];
                Instant at = last.at().plusSeconds(random.nextInt(3) - 1);
                LicenceEntry next = new LicenceEntry(last.licence(), act, version(act, last, step), at);
                LicenceState state = course.stateAt(Instant.MAX);
                boolean allowed = act.after(state).isPresent() && !at.isBefore(last.at());
                assertThat(course.with(next).isPresent()).isEqualTo(allowed);
                assertThat(LicenceEntry.decode(next.encode())).isEqualTo(LicenceReading.well(next));
                course = course.with(next).orElse(course);
            }
            Instant end = course.entries().getLast().at();
            LicenceStatus status = new LicenceStatus(sample.zone, end, course);
            assertThat(LicenceStatus.read(status.text())).isEqualTo(LicenceReading.well(status));
            assertThat(course.stateAt(LicenceSample.ISSUED.minusSeconds(1))).isEqualTo(LicenceState.NONE);
        }
    }

    @Test
    void aPublicEntrySaysNothingOfTheHolder() {
        Licence licence = sample.licence();
        String entry = new String(
                LicenceCourse.issued(licence.digest(), licence.at())
                        .entries()
                        .getFirst()
                        .encode(),
                StandardCharsets.UTF_8);

        Map<String, String> values = new HashMap<>(licence.values());
        // The day of the issue is public: it is the moment of the entry.
        values.remove("established");
        assertThat(values.values()).noneMatch(entry::contains);
        assertThat(entry).doesNotContain(licence.number().value());
    }

    private static Digest version(LicenceAct act, LicenceEntry last, int seed) {
        return switch (act) {
            case ISSUED -> last.licence();
            case CHANGED -> Digest.of(Suite.SM2_SM3.hash(new byte[] {(byte) seed}));
            default -> last.version();
        };
    }
}
