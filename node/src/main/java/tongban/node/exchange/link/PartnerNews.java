package tongban.node.exchange.link;

import org.springframework.context.event.EventListener;
import tongban.node.zone.NodeKeyChanged;
import tongban.node.zone.NodeKeyRevoked;
import tongban.node.zone.PartnerJoined;

/** What the zone module tells: a partner joined or changed its addresses, this zone has a new node key. */
final class PartnerNews {

    private final LinkedChannels channels;

    PartnerNews(LinkedChannels channels) {
        this.channels = channels;
    }

    @EventListener
    void on(PartnerJoined joined) {
        channels.join(joined.partner());
    }

    /** Logs of the next epoch have other names: every channel begins anew. */
    @EventListener
    void on(NodeKeyRevoked revoked) {
        if (revoked.newEpoch()) {
            channels.again();
        }
    }

    @EventListener
    void on(NodeKeyChanged changed) {
        channels.changeKeys();
    }
}
