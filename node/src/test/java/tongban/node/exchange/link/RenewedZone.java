package tongban.node.exchange.link;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Signers;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFolder;

/** A zone of test after its officers certified another node key. */
record RenewedZone(ZoneOfTest before, PrivateKey next, SignedNote certificate) implements ThisZone {

    static RenewedZone of(ZoneOfTest zone, SecureRandom random) {
        PrivateKey next = PrivateKey.generate(zone.suite(), random);
        SignedNote certificate = new KeyCertificate(
                        zone.code().value(),
                        KeyKind.NODE,
                        next.publicKey(),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Instant.parse("2036-01-01T00:00:00Z"))
                .signedBy(zone.sealKey());
        return new RenewedZone(zone, next, certificate);
    }

    @Override
    public ZoneCode code() {
        return before.code();
    }

    @Override
    public String zh() {
        return before.zh();
    }

    @Override
    public String en() {
        return before.en();
    }

    @Override
    public Suite suite() {
        return before.suite();
    }

    @Override
    public PublicKey seal() {
        return before.seal();
    }

    @Override
    public PublicKey nodeKey() {
        return before.nodeKey();
    }

    @Override
    public List<SignedNote> certificates() {
        return List.of(before.certificates().getFirst(), before.certificates().getLast(), certificate);
    }

    @Override
    public Signers signers() {
        return key -> key.equals(next.publicKey().id())
                ? Optional.of(next)
                : before.signers().signer(key);
    }

    @Override
    public ChannelName publicChannel() {
        return before.publicChannel();
    }

    @Override
    public ChannelName channelTo(ZoneCode partner) {
        return before.channelTo(partner);
    }

    /** The keys as the zone module tells them. */
    NodeKeys keys() {
        return new ToldKeys();
    }

    /** Two keys: the one that the channels began with, and the newest. */
    private final class ToldKeys implements NodeKeys {

        @Override
        public List<NodeKey> all() {
            return List.of(key(before.certificates().getLast(), Place.FIRST), key(certificate, Place.NEWEST));
        }

        private NodeKey key(SignedNote note, Place place) {
            KeyCertificate read = ((Reading.Well<KeyCertificate>) KeyCertificate.read(note, seal())).value();
            return new NodeKey(read, note, place, Optional.empty());
        }

        @Override
        public PublicKey newest() {
            return next.publicKey();
        }

        @Override
        public List<SignedNote> revocations() {
            return List.of();
        }

        @Override
        public ZoneAnswer<KeyCertificate> rollover(OfficersWords words) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ZoneAnswer<ZoneFolder.Revoked> revoke(KeyId key, String reason, OfficersWords words) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ZoneAnswer<Boolean> isStale() {
            return ZoneAnswer.done(false);
        }

        @Override
        public ZoneAnswer<SignedNote> renew(OfficersWords words) {
            throw new UnsupportedOperationException();
        }
    }
}
