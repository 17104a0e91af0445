package tongban.node.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Opening;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Proceeding;
import tongban.kernel.casework.Requests;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tools.jackson.databind.JsonNode;

/** What a receipt says, state by state. */
class ReceiptTest {

    private static final ZoneCode A = new ZoneCode("yanshi-a");
    private static final ZoneCode B = new ZoneCode("yanshi-b");
    private static final Instant AT = Instant.parse("2026-11-25T01:02:03.456Z");
    private static final String NUMBER = "YANSHI-A-20261125-0000001";

    @ParameterizedTest
    @CsvSource({
        "submitted, a, true, false, handed-over, 尚未接收",
        "submitted, a, false, false, not-handed-over, 未移交",
        "submitted, b, false, false, taken, 已接收，尚未受理",
        "gaps-told, b, false, false, gaps-told, 请补正",
        "accepted, b, false, true, accepted, 已受理",
        "granted, b, false, true, accepted, 已受理",
        "not-accepted, b, false, false, not-accepted, 不予受理",
        "withdrawn, b, false, true, withdrawn, 已撤回",
    })
    void saysHowFarTheApplicationHasCome(
            String phase, String holder, boolean offered, boolean accepted, String word, String words) {
        CaseRecord file = file(Phase.read(phase).orElseThrow(), holder.equals("a") ? A : B, offered, accepted);

        JsonNode receipt = Receipt.of(file, AT);

        assertThat(receipt.path("state").asString()).isEqualTo(word);
        assertThat(receipt.path("accepted").asBoolean()).isEqualTo(accepted);
        assertThat(receipt.path("zh").asString()).contains(words, NUMBER);
        assertThat(receipt.path("en").asString()).contains(NUMBER).doesNotContain("{");
    }

    @Test
    void namesWhoReceivedItAndWhenInBeijingTime() {
        JsonNode receipt = Receipt.of(file(Phase.SUBMITTED, A, true, false), AT);

        assertThat(receipt.path("receivedBy").asString()).isEqualTo("yanshi-a");
        assertThat(receipt.path("at").asString()).isEqualTo(AT.toString());
        assertThat(receipt.path("zh").asString()).startsWith("yanshi-a 已于 2026-11-25 09:02:03（北京时间）收件");
        assertThat(receipt.path("en").asString())
                .startsWith("yanshi-a received this application on 2026-11-25 09:02:03");
    }

    private static CaseRecord file(Phase phase, ZoneCode holder, boolean offered, boolean accepted) {
        CaseId id = CaseId.read("00000000000000010000000000000002").orElseThrow();
        CaseEvent last = new CaseEvent(
                id, 1, CaseEvent.NOTHING, A, AT, Act.SUBMIT, Role.COUNTER, "li", Map.of(), CaseEvent.NOTHING);
        TimeLimit limit = new TimeLimit(5, DayKind.WORKING, LegalReference.of("演示办法", "1"));
        Proceeding proceeding =
                new Proceeding(true, limit, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        CaseState state = new CaseState(
                id,
                last,
                CaseEvent.NOTHING,
                new Opening("registration/demo", "ab".repeat(32), A, B, Mode.COLLECTED),
                phase,
                holder,
                offered ? Optional.of(B) : Optional.empty(),
                false,
                accepted ? Optional.of(proceeding) : Optional.empty(),
                Requests.NONE);
        return new CaseRecord(id, NUMBER, "演示科技有限公司", state, Optional.empty(), 0, 0, AT, Limits.NONE);
    }
}
