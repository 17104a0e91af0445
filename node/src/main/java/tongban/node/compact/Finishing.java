package tongban.node.compact;

import tongban.kernel.channel.Topic;
import tongban.kernel.compact.CompactId;

/**
 * Whether a message belongs to a matter that was begun under an agreement and is to be finished although the agreement
 * is over. Modules that let matters run for days provide this as a bean. A suspended agreement lets nothing pass.
 */
public interface Finishing {

    boolean finishes(CompactId compact, Topic topic, byte[] body);
}
