package tongban.kernel.zone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SealRefusal.Cause;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.seal.ZoneSignature;

/**
 * What a zone says of itself (区域描述文件), signed by its seal key: by this text other zones know it. It carries the
 * seal key's certificate, so it is whole in itself and gives no trust; two operators compare the seal key's
 * fingerprint. Bytes and rules: {@code docs/protocol/zone-1.md}.
 *
 * @param profile what its operators wrote
 * @param serial 1 to {@value #SERIAL_MAX}; rises with each renewal
 * @param issued the instant of signing, whole seconds
 * @param epoch the epoch of its channels, 1 to {@value #EPOCH_MAX}; rises when they begin anew because a node key was
 *     lost
 * @param sealCertificate the certificate of its seal key, signed by itself
 * @param nodeCertificate the certificate of the node key with which the channels of this epoch begin
 */
public record Descriptor(
        Profile profile,
        long serial,
        Instant issued,
        int epoch,
        SignedNote sealCertificate,
        SignedNote nodeCertificate) {

    public static final long SERIAL_MAX = 999_999_999;
    public static final int EPOCH_MAX = 9999;

    /** @throws IllegalArgumentException when no reader would take it; a file from outside goes through {@link #read} */
    public Descriptor {
        if (serial < 1 || serial > SERIAL_MAX || epoch < 1 || epoch > EPOCH_MAX) {
            throw new IllegalArgumentException("a serial is 1 to " + SERIAL_MAX + ", an epoch 1 to " + EPOCH_MAX);
        }
        if (!issued.equals(issued.truncatedTo(ChronoUnit.SECONDS))
                || issued.toString().length() != 20) {
            throw new IllegalArgumentException("issued has whole seconds and a year of four digits");
        }
        keys(profile.zone(), sealCertificate, nodeCertificate).orThrow();
    }

    public ZoneCode zone() {
        return profile.zone();
    }

    /** The zone seal key, whose fingerprint operators compare. */
    public PublicKey seal() {
        return KeyCertificate.readSelfSigned(sealCertificate.encode()).orThrow().key();
    }

    /** The node key with which the channels of this epoch begin; its suite is the suite of all of them. */
    public PublicKey nodeKey() {
        return KeyCertificate.read(nodeCertificate, seal()).orThrow().key();
    }

    /** The zone's log to another zone, in its suite and present epoch. */
    public ChannelName channelTo(ZoneCode other) {
        return ChannelName.between(zone(), other, epoch, seal().suite());
    }

    /** The zone's public log. */
    public ChannelName publicChannel() {
        return ChannelName.publicOf(zone(), epoch, seal().suite());
    }

    /** The text that is signed. */
    public String text() {
        return DescriptorText.write(this);
    }

    /** The descriptor as a note that the zone's seal key signed. */
    public SignedNote signedBy(Signer seal) {
        return SignedNote.sign(text(), Purpose.DESCRIPTOR, zone().value(), seal);
    }

    /** Reads a descriptor and checks that the seal key that it carries alone signed it. Compare the fingerprint. */
    public static Reading<Descriptor> read(byte[] note) {
        return SignedNote.decode(note).then(Descriptor::read);
    }

    /** As {@link #read(byte[])}, and the seal key must be the one that is known already. */
    public static Reading<Descriptor> read(byte[] note, PublicKey seal) {
        return read(note)
                .then(read -> read.seal().equals(seal)
                        ? Reading.well(read)
                        : Reading.refused(Cause.WRONG_SIGNER, 0, "the signer must be the seal key " + seal.id()));
    }

    public static Reading<Descriptor> read(SignedNote note) {
        return DescriptorText.read(note.text())
                .then(read -> ZoneSignature.check(note, read.zone().value(), read.seal(), Purpose.DESCRIPTOR)
                        .then(checked -> Reading.well(read)));
    }

    /** Checks that the seal key signed both certificates, in this zone's name, and that both keys are of one suite. */
    static Reading<KeyCertificate> keys(ZoneCode zone, SignedNote sealCertificate, SignedNote nodeCertificate) {
        return KeyCertificate.readSelfSigned(sealCertificate.encode())
                .then(seal -> seal.zone().equals(zone.value())
                        ? KeyCertificate.read(nodeCertificate, seal.key()).then(node -> node(seal, node))
                        : Reading.refused(Cause.WRONG_SIGNER, 0, "the certificate of the seal key names another zone"));
    }

    private static Reading<KeyCertificate> node(KeyCertificate seal, KeyCertificate node) {
        if (node.kind() != KeyKind.NODE || !node.zone().equals(seal.zone())) {
            return Reading.refused(Cause.UNKNOWN_KIND, 0, "channels begin with a node key of the same zone");
        }
        if (node.key().suite() != seal.key().suite()) {
            return Reading.refused(Cause.OTHER_SUITE, 0, "seal key and node key are of one suite");
        }
        return Reading.well(node);
    }
}
