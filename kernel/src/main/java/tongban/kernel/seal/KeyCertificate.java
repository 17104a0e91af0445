package tongban.kernel.seal;

import java.time.Instant;
import tongban.kernel.seal.SealRefusal.Cause;

/**
 * A zone's statement that a key is its own (密钥证书), signed by the zone's seal key. The certificate of a seal key may
 * be signed by that key itself: it then proves possession and carries the key, and gives no trust; a checker knows the
 * seal key's fingerprint from elsewhere.
 *
 * @param zone the zone's code
 * @param from the first instant at which the key may be used, whole seconds
 * @param until the first instant at which it no longer may, later than {@code from}
 */
public record KeyCertificate(String zone, KeyKind kind, PublicKey key, Instant from, Instant until) {

    private static final String HEADING = "tongban/1/key";

    public KeyCertificate {
        if (!PlainText.isName(zone)) {
            throw new IllegalArgumentException("a zone's code is 1 to 64 characters of a-z 0-9 . -");
        }
        NoteFields.requireWritable(from);
        NoteFields.requireWritable(until);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("from must be before until");
        }
    }

    /** Whether the key may be used at this instant, as far as its period says; a revocation is another matter. */
    public boolean validAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** The text that is signed. */
    public String text() {
        return HEADING + "\nzone " + zone + "\nkind " + kind.label() + "\nsuite "
                + key.suite().label() + "\nkey " + PlainText.base64(key.encoded()) + "\nfrom " + from + "\nuntil "
                + until + "\n";
    }

    /** The certificate as a note that the zone's seal key signed. */
    public SignedNote signedBy(Signer seal) {
        return SignedNote.sign(text(), Purpose.KEY_CERTIFICATE, zone, seal);
    }

    /** Reads a certificate and checks that this seal key alone signed it, in the name of the certificate's zone. */
    public static Reading<KeyCertificate> read(byte[] note, PublicKey seal) {
        return SignedNote.decode(note).then(decoded -> read(decoded, seal));
    }

    public static Reading<KeyCertificate> read(SignedNote note, PublicKey seal) {
        return parse(note.text())
                .then(certificate -> ZoneSignature.check(note, certificate.zone, seal, Purpose.KEY_CERTIFICATE)
                        .then(checked -> Reading.well(certificate)));
    }

    /** Reads the certificate of a seal key that signed itself. Compare the key's fingerprint before trusting it. */
    public static Reading<KeyCertificate> readSelfSigned(byte[] note) {
        return SignedNote.decode(note)
                .then(decoded -> parse(decoded.text()).then(certificate -> checkSelfSigned(decoded, certificate)));
    }

    private static Reading<KeyCertificate> checkSelfSigned(SignedNote note, KeyCertificate certificate) {
        if (certificate.kind != KeyKind.ZONE_SEAL) {
            return Reading.refused(Cause.WRONG_SIGNER, 3, "only the certificate of a zone-seal key may sign itself");
        }
        return ZoneSignature.check(note, certificate.zone, certificate.key, Purpose.KEY_CERTIFICATE)
                .then(checked -> Reading.well(certificate));
    }

    private static Reading<KeyCertificate> parse(String text) {
        return NoteFields.read(text, HEADING, "zone", "kind", "suite", "key", "from", "until")
                .then(fields -> fields.zone()
                        .then(zone -> fields.kind()
                                .then(kind -> fields.suite()
                                        .then(fields::publicKey)
                                        .then(key -> parsePeriod(fields, zone, kind, key)))));
    }

    private static Reading<KeyCertificate> parsePeriod(NoteFields fields, String zone, KeyKind kind, PublicKey key) {
        return fields.instant("from")
                .then(from -> fields.instant("until")
                        .then(until -> from.isBefore(until)
                                ? Reading.well(new KeyCertificate(zone, kind, key, from, until))
                                : Reading.refused(Cause.EMPTY_PERIOD, 7, "until must be later than from")));
    }
}
