package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseAnswer;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseFault;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.HeldEvent;

/** Events that are added to one case in one transaction, each checked by the table of moves before the next. */
final class CaseBook {

    /** Who acts where a rule needs nobody. */
    static final String SYSTEM = "system";

    static final byte[] NO_WORDS = "{}".getBytes(StandardCharsets.UTF_8);

    private static final int SALT = 16;

    private final ZoneCode self;
    private final RandomGenerator random;
    private final CaseId id;
    private final Instant now;
    private final List<HeldEvent> added = new ArrayList<>();
    private Optional<CaseState> state;
    private @Nullable CaseFault fault;

    CaseBook(ZoneCode self, RandomGenerator random, CaseId id, Optional<CaseState> state, Instant now) {
        this.self = self;
        this.random = random;
        this.id = id;
        this.state = state;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** One event to be added. */
    record Step(Act act, Role role, String by, Map<FactName, String> facts, byte[] body) {
        static Step bySystem(Act act, Map<FactName, String> facts) {
            return new Step(act, Role.SYSTEM, SYSTEM, facts, NO_WORDS);
        }
    }

    /** Adds an event unless one before it could not follow. */
    CaseBook add(Step step) {
        if (fault != null) {
            return this;
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        // A partner's clock may be ahead of this one; within a case times never fall.
        Instant at = state.map(CaseState::at).filter(now::isBefore).orElse(now);
        CaseEvent event = new CaseEvent(
                id,
                state.map(CaseState::events).orElse(0) + 1,
                state.map(CaseState::head).orElse(CaseEvent.NOTHING),
                self,
                at,
                step.act(),
                step.role(),
                step.by(),
                step.facts(),
                CaseEvent.bodyDigest(salt, step.body()));
        take(new HeldEvent(event.text(), event, salt, step.body()));
        return this;
    }

    /** Takes an event as it came. */
    void take(HeldEvent held) {
        CaseAnswer answer =
                state.map(known -> known.after(held.event())).orElseGet(() -> CaseState.begin(held.event()));
        switch (answer) {
            case CaseAnswer.Moved moved -> {
                state = Optional.of(moved.state());
                added.add(held);
            }
            case CaseAnswer.Refused refused -> fault = refused.fault();
        }
    }

    Optional<CaseFault> fault() {
        return Optional.ofNullable(fault);
    }

    CaseState state() {
        return state.orElseThrow();
    }

    Optional<CaseState> known() {
        return state;
    }

    List<HeldEvent> added() {
        return List.copyOf(added);
    }

    Instant now() {
        return now;
    }
}
