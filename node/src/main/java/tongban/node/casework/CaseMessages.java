package tongban.node.casework;

import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.node.catalogue.CatalogueMessages;

/** The topics by which zones share cases; an agreement's article names them. */
public final class CaseMessages {

    /** Events of a case, from its holder. */
    public static final Topic EVENTS = new Topic("casework.events", 1);

    /** A request to its holder. */
    public static final Topic REQUEST = new Topic("casework.request", 1);

    /** The end of an offer: the sender asks for it back, or the zone to which it is offered declines it. */
    public static final Topic RETURN = new Topic("casework.return", 1);

    /** That an item follows a grant, from the zone that granted. */
    public static final Topic FOLLOWS = new Topic("casework.follows", 1);

    /** What became of that, from the zone where somebody has to apply. */
    public static final Topic FOLLOWED = new Topic("casework.followed", 1);

    private CaseMessages() {}

    /** What an article says by which cases of an item cross, either way, and grants that it follows are told. */
    public static List<Term> terms(String item) {
        return List.of(
                new Term.AllowedTopic(EVENTS, Direction.ANY),
                new Term.AllowedTopic(REQUEST, Direction.ANY),
                new Term.AllowedTopic(RETURN, Direction.ANY),
                new Term.AllowedTopic(FOLLOWS, Direction.ANY),
                new Term.AllowedTopic(FOLLOWED, Direction.ANY),
                new Term.AllowedTopic(CatalogueMessages.STANDARD, Direction.ANY),
                new Term.ServiceItem(item));
    }
}
