package tongban.node.exchange.link;

import java.io.IOException;
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
import tongban.node.trial.LyingDoor;
import tongban.node.zone.Partner;
import tongban.node.zone.ThisZone;

/** A zone that does not exist, with new keys. */
record ZoneOfTest(ZoneCode code, PrivateKey sealKey, PrivateKey node) implements ThisZone {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    static ZoneOfTest of(String code, Suite suite, SecureRandom random) {
        return new ZoneOfTest(
                ZoneCode.read(code).code().orElseThrow(),
                PrivateKey.generate(suite, random),
                PrivateKey.generate(suite, random));
    }

    private SignedNote certificate(KeyKind kind, PublicKey key) {
        return new KeyCertificate(code.value(), kind, key, FROM, UNTIL).signedBy(sealKey);
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
        return node.publicKey().suite();
    }

    @Override
    public PublicKey seal() {
        return sealKey.publicKey();
    }

    @Override
    public PublicKey nodeKey() {
        return node.publicKey();
    }

    @Override
    public List<SignedNote> certificates() {
        return List.of(certificate(KeyKind.ZONE_SEAL, seal()), certificate(KeyKind.NODE, nodeKey()));
    }

    @Override
    public Signers signers() {
        return key -> key.equals(node.publicKey().id()) ? Optional.of(node) : Optional.empty();
    }

    @Override
    public ChannelName publicChannel() {
        return ChannelName.publicOf(code, 1, suite());
    }

    @Override
    public ChannelName channelTo(ZoneCode partner) {
        return ChannelName.between(code, partner, 1, suite());
    }

    /** This zone as another one knows it. */
    Partner asPartnerOf(ZoneCode other, URI address) {
        return new Partner(
                code,
                zh(),
                en(),
                seal(),
                certificates().getFirst(),
                certificates().getLast(),
                channelTo(other),
                publicChannel(),
                List.of(address),
                List.of());
    }

    /** Opens a door at which it shows a public log that is made of these words. */
    LyingDoor lies(String words, int size) throws IOException {
        return new LyingDoor(
                new LyingDoor.Liar(publicChannel(), node, PublicTopicOfTest.TOPIC),
                new LyingDoor.Place(0, Optional.empty()),
                words,
                size,
                Instant.now());
    }

    static URI address(LyingDoor door) {
        return URI.create("http://127.0.0.1:" + door.port());
    }
}
