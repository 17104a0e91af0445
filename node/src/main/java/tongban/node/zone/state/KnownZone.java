package tongban.node.zone.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Signers;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;
import tongban.node.zone.ThisZone;
import tongban.node.zone.files.HeldKey;
import tongban.node.zone.files.OpenZone;

/** This zone as its folder says at the moment. */
final class KnownZone implements ThisZone {

    private final Supplier<OpenZone> present;

    KnownZone(Supplier<OpenZone> present) {
        this.present = present;
    }

    private OpenZone zone() {
        return present.get();
    }

    @Override
    public ZoneCode code() {
        return zone().file().code();
    }

    @Override
    public String zh() {
        return zone().descriptor().profile().zh();
    }

    @Override
    public String en() {
        return zone().descriptor().profile().en();
    }

    @Override
    public Suite suite() {
        return zone().file().suite();
    }

    @Override
    public PublicKey seal() {
        return zone().seal();
    }

    @Override
    public PublicKey nodeKey() {
        return zone().first();
    }

    @Override
    public List<SignedNote> certificates() {
        OpenZone zone = zone();
        List<SignedNote> all = new ArrayList<>();
        all.add(zone.descriptor().sealCertificate());
        // The channels of the epoch begin with its first key; a reader takes the first certificate for it.
        zone.nodeKeys().stream().skip(zone.firstPlace()).forEach(key -> all.add(key.note()));
        return List.copyOf(all);
    }

    @Override
    public Signers signers() {
        return id -> zone().nodeKeys().stream()
                .map(HeldKey::signer)
                .filter(signer -> signer.publicKey().id().equals(id))
                .findFirst();
    }

    @Override
    public ChannelName publicChannel() {
        return ChannelName.publicOf(code(), zone().descriptor().epoch(), suite());
    }

    @Override
    public ChannelName channelTo(ZoneCode partner) {
        return ChannelName.between(code(), partner, zone().descriptor().epoch(), suite());
    }
}
