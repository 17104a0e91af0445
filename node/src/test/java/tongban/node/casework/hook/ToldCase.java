package tongban.node.casework.hook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseAnswer;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;

/** A case of one zone that goes on event by event. */
final class ToldCase {

    static final ZoneCode ZONE = new ZoneCode("yanshi-a");
    static final String ITEM = "registration/branch-company";
    static final String SUBJECT = "演示科技有限公司";
    static final String CLERK = "counter-1";

    private final CaseId id = CaseId.random(new Random(7));
    private final Instant at;
    private @Nullable CaseState state;

    ToldCase(Instant at) {
        this.at = at;
    }

    /** What would be told of its event of this number. */
    String event(int number) {
        return id + ":" + number;
    }

    /** Filed at first, then written to. */
    HeldEvent moves() {
        byte[] words = ("{\"form\":{\"name\":\"" + SUBJECT + "\"}}").getBytes(StandardCharsets.UTF_8);
        CaseState before = state;
        CaseEvent event = new CaseEvent(
                id,
                before == null ? 1 : before.events() + 1,
                before == null ? CaseEvent.NOTHING : before.head(),
                ZONE,
                at,
                before == null ? Act.SUBMIT : Act.WRITE,
                Role.COUNTER,
                CLERK,
                before == null ? opening() : Map.of(),
                CaseEvent.bodyDigest(new byte[16], words));
        CaseAnswer answer = before == null ? CaseState.begin(event) : before.after(event);
        state = ((CaseAnswer.Moved) answer).state();
        return new HeldEvent(event.text(), event, new byte[16], words);
    }

    private static Map<FactName, String> opening() {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.put(FactName.ITEM, ITEM);
        facts.put(FactName.STANDARD, "ab".repeat(32));
        facts.put(FactName.RECEIVING, ZONE.value());
        facts.put(FactName.DECIDING, ZONE.value());
        facts.put(FactName.MODE, "online");
        return facts;
    }

    CaseRecord file() {
        CaseRecord.Limits limits =
                new CaseRecord.Limits(Optional.of(Instant.parse("2026-11-30T16:00:00Z")), Optional.empty());
        return new CaseRecord(
                id,
                "YANSHI-A-20261128-0000001",
                SUBJECT,
                java.util.Objects.requireNonNull(state),
                Optional.empty(),
                0,
                0,
                at,
                limits);
    }

    /** So many of its next events are told. */
    void tells(Progress progress, int events, Instant now) {
        List<HeldEvent> added =
                java.util.stream.Stream.generate(this::moves).limit(events).toList();
        progress.moved(file(), added, now);
    }
}
