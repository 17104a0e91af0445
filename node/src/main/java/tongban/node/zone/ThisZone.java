package tongban.node.zone;

import java.util.List;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Signers;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** The zone that this node is (本区). What it says of itself changes only when its descriptor is signed anew. */
public interface ThisZone {

    ZoneCode code();

    /** Its official Chinese name. */
    String zh();

    /** Its English name. */
    String en();

    /** The suite in which this zone signs. */
    Suite suite();

    /** The zone seal key (区印密钥); its fingerprint is what operators compare. */
    PublicKey seal();

    /** The node key with which new channels begin. */
    PublicKey nodeKey();

    /**
     * The seal key's certificate, signed by itself, then those of the node keys of the present epoch, oldest first.
     */
    List<SignedNote> certificates();

    /** The node keys at hand, the newest and those before it. */
    Signers signers();

    /** The name of this zone's public log. */
    ChannelName publicChannel();

    /** This zone's log to a partner, in this zone's suite and its present epoch. */
    ChannelName channelTo(ZoneCode partner);
}
