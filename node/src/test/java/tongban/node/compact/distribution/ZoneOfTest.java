package tongban.node.compact.distribution;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Signers;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;
import tongban.node.zone.Partner;
import tongban.node.zone.ThisZone;

/** A zone that does not exist; one key serves as seal and node key here. */
record ZoneOfTest(ZoneCode code, PrivateKey key) implements ThisZone {

    static ZoneOfTest of(String code, Suite suite) {
        return new ZoneOfTest(new ZoneCode(code), PrivateKey.generate(suite, new SecureRandom()));
    }

    @Override
    public String zh() {
        return "演示区 " + code;
    }

    @Override
    public String en() {
        return "Demonstration zone " + code;
    }

    @Override
    public Suite suite() {
        return key.publicKey().suite();
    }

    @Override
    public PublicKey seal() {
        return key.publicKey();
    }

    @Override
    public PublicKey nodeKey() {
        return key.publicKey();
    }

    @Override
    public List<SignedNote> certificates() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = Instant.parse("2036-01-01T00:00:00Z");
        return List.of(new KeyCertificate(code.value(), KeyKind.ZONE_SEAL, seal(), from, until).signedBy(key));
    }

    @Override
    public Signers signers() {
        return wanted -> Optional.of(key);
    }

    @Override
    public ChannelName publicChannel() {
        return ChannelName.publicOf(code, 1, suite());
    }

    @Override
    public ChannelName channelTo(ZoneCode partner) {
        return ChannelName.between(code, partner, 1, suite());
    }

    Partner asPartnerOf(ZoneCode other) {
        return new Partner(
                code,
                zh(),
                en(),
                seal(),
                certificates().getFirst(),
                certificates().getFirst(),
                channelTo(other),
                publicChannel(),
                List.of(URI.create("https://127.0.0.1:1")),
                List.of());
    }
}
