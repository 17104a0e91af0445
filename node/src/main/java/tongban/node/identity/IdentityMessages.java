package tongban.node.identity;

import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;

/**
 * What an article of an agreement names so that zones recognise each other's citizens
 * (docs/protocol/identity-1.md).
 */
public final class IdentityMessages {

    /** What a zone says of its issuer: where it is, where its own portal takes people back, and its keys. */
    public static final Topic ISSUER = new Topic("identity.issuer", 1);

    /** The purpose for which an article gives a person's fields to the recognising zone. */
    public static final String PURPOSE = "identity";

    /** The field of a person's name. */
    public static final String NAME = "name";

    /** The field of a person's resident number. */
    public static final String NUMBER = "resident-id";

    private IdentityMessages() {}

    /** The terms of an article of mutual recognition, from a level on. */
    public static List<Term> terms(Level least, String basis) {
        return List.of(
                new Term.AllowedTopic(ISSUER, Direction.ANY),
                new Term.IdentityLevel(least.number()),
                new Term.FieldUse(List.of(NAME, NUMBER), PURPOSE, basis));
    }
}
