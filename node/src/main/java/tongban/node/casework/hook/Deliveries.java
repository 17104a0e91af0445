package tongban.node.casework.hook;

import java.time.Instant;
import java.util.List;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;

/** Writes down what each hook is to be told, so that it is told if and only if the case has moved. */
final class Deliveries implements Progress {

    private final ZoneCode self;
    private final HookTable hooks;

    Deliveries(ZoneCode self, HookTable hooks) {
        this.self = self;
        this.hooks = hooks;
    }

    @Override
    public void moved(CaseRecord file, List<HeldEvent> added, Instant now) {
        if (added.isEmpty()) {
            return;
        }
        List<CaseEvent> events = added.stream().map(HeldEvent::event).toList();
        hooks.tell(
                file.state().opening().item(),
                events.stream().map(CloudEvent::id).toArray(String[]::new),
                events.stream()
                        .map(event -> CloudEvent.bytes(self, file, event))
                        .toArray(byte[][]::new),
                now);
    }
}
