package tongban.kernel.casework;

import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/** As what a zone may add an event: exactly one zone at a time can add anything to a case. */
public enum Seat {
    /** The receiving zone, when there is no case yet. */
    OPENING("opening", "立案的收件地"),
    /** Whoever holds the case and has not offered it. */
    HOLDER("holder", "持有方"),
    /** The receiving zone while it holds the case. */
    RECEIVING_HOLDER("receiving-holder", "持有办件的收件地"),
    /** The deciding zone while it holds the case: acceptance and decision are its acts. */
    DECIDING_HOLDER("deciding-holder", "持有办件的办理地"),
    /** The holder that has offered the case and is frozen but for the end of its offer. */
    OFFERING("offering", "已提出移交的持有方"),
    /** The zone to which the case is offered. */
    OFFERED("offered", "被移交方");

    private final String word;
    private final String zh;

    Seat(String word, String zh) {
        this.word = word;
        this.zh = zh;
    }

    public String word() {
        return word;
    }

    /** For people, in Chinese. */
    public String zh() {
        return zh;
    }

    /** Whether this zone sits here; nobody's case is empty. */
    boolean taken(ZoneCode zone, Optional<CaseState> before) {
        if (before.isEmpty()) {
            return this == OPENING;
        }
        CaseState state = before.get();
        boolean holds = state.holder().equals(zone);
        boolean offered = state.offeredTo().isPresent();
        return switch (this) {
            case OPENING -> false;
            case HOLDER -> holds && !offered;
            case RECEIVING_HOLDER -> holds && !offered && zone.equals(state.receiving());
            case DECIDING_HOLDER -> holds && !offered && zone.equals(state.deciding());
            case OFFERING -> holds && offered;
            case OFFERED -> state.offeredTo().filter(zone::equals).isPresent();
        };
    }
}
