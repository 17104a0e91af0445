package tongban.node.casework;

import tongban.kernel.channel.Topic;

/** The topics by which zones share cases; an agreement's article names them. */
public final class CaseMessages {

    /** Events of a case, from its holder. */
    public static final Topic EVENTS = new Topic("casework.events", 1);

    /** A request to its holder. */
    public static final Topic REQUEST = new Topic("casework.request", 1);

    /** The end of an offer: the sender asks for it back, or the zone to which it is offered declines it. */
    public static final Topic RETURN = new Topic("casework.return", 1);

    private CaseMessages() {}
}
