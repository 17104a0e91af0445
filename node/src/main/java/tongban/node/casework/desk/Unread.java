package tongban.node.casework.desk;

import java.util.List;
import java.util.Optional;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.MessageThread.Side;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.store.ThreadTable;

/** Counts the messages that nobody has read, in the transaction that keeps them. */
final class Unread {

    private final ThreadTable table;
    private final ZoneCode self;

    Unread(ThreadTable table, ZoneCode self) {
        this.table = table;
        this.self = self;
    }

    /** Who says a message; empty for events that are none. */
    static Optional<Role> speaker(HeldEvent held) {
        CaseEvent event = held.event();
        if (event.act() == Act.WRITE) {
            return Optional.of(event.role());
        }
        boolean message = event.act() == Act.NOTE_REQUEST
                && event.fact(FactName.KIND).equals(Optional.of(RequestKind.MESSAGE.word()));
        return message ? Optional.of(speaker(held.body())) : Optional.empty();
    }

    /** Who speaks in a request; the applicant unless it says otherwise. */
    static Role speaker(byte[] request) {
        return CaseMessage.object(request)
                .flatMap(body -> Role.read(body.path("role").asString("")))
                .filter(role -> role != Role.SYSTEM)
                .orElse(Role.APPLICANT);
    }

    /** How many of these a side is to read. */
    static int by(Side side, List<HeldEvent> events) {
        return (int) events.stream()
                .flatMap(event -> speaker(event).stream())
                .filter(role -> Side.of(role) != side)
                .count();
    }

    /** Each zone counts for those who read there: its offices, and its counter for applicants. */
    void heard(CaseRecord file, List<HeldEvent> added) {
        CaseState state = file.state();
        boolean offices = state.deciding().equals(self) || state.holder().equals(self);
        int office = offices ? by(Side.OFFICE, added) : 0;
        int applicant = state.receiving().equals(self) ? by(Side.APPLICANT, added) : 0;
        if (office + applicant > 0) {
            table.unread(file.id(), office, applicant);
        }
    }
}
