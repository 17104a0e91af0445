package tongban.node.exchange.link;

import java.util.List;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.code.ZoneCode;
import tongban.node.zone.Partner;

/** What links have to do with public logs: they repeat heads, hear which ones partners repeat, and begin and rest. */
public interface PublicSide {

    /** The newest public heads seen, in the order of their names, at most 64; asked for at every checkpoint. */
    List<PublicHead> heads();

    /** A partner's checkpoint repeats these heads. Called on the way of every batch, so it must not wait. */
    void seen(ZoneCode teller, List<PublicHead> heads);

    /** This replica leads from now on. */
    void lead();

    /** A partner joined, or its addresses changed. */
    void join(Partner partner);

    /** Another replica leads, or the node stops. */
    void rest();

    /** Something may have been written for the public. */
    void wake();
}
