package tongban.kernel.seal;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.seal.SealRefusal.Cause;

/**
 * A zone's statement that a key of its is no longer to be relied on (密钥吊销), signed by the zone's seal key. After it
 * only what the partner had acknowledged before stays valid; the channel applies this.
 *
 * @param zone the zone's code
 * @param key the key that ends
 * @param at the instant of the statement, whole seconds
 * @param reason one line for people, 1 to {@value #REASON_MAX} characters, no space at either end
 */
public record Revocation(String zone, KeyId key, Instant at, String reason) {

    /** Characters (UTF-16 units) in a reason, at most. */
    public static final int REASON_MAX = 200;

    private static final String HEADING = "tongban/1/revocation";

    public Revocation {
        if (!PlainText.isName(zone)) {
            throw new IllegalArgumentException("a zone's code is 1 to 64 characters of a-z 0-9 . -");
        }
        NoteFields.requireWritable(at);
        if (!isReason(reason)) {
            throw new IllegalArgumentException("a reason is one line of 1 to " + REASON_MAX + " characters");
        }
    }

    /** Whether a text may stand as the reason. */
    public static boolean isReason(String text) {
        return !text.isEmpty()
                && text.length() <= REASON_MAX
                && text.equals(text.strip())
                && text.indexOf('\n') < 0
                && PlainText.check(text + "\n") instanceof Reading.Well;
    }

    /** The text that is signed. */
    public String text() {
        return HEADING + "\nzone " + zone + "\nkey " + key + "\nat " + at + "\nreason " + reason + "\n";
    }

    /** The revocation as a note that the zone's seal key signed. */
    public SignedNote signedBy(Signer seal) {
        return SignedNote.sign(text(), Purpose.REVOCATION, zone, seal);
    }

    /** Reads a revocation and checks that this seal key alone signed it, in the name of the revocation's zone. */
    public static Reading<Revocation> read(byte[] note, PublicKey seal) {
        return SignedNote.decode(note).then(decoded -> read(decoded, seal));
    }

    public static Reading<Revocation> read(SignedNote note, PublicKey seal) {
        return parse(note.text())
                .then(revocation -> ZoneSignature.check(note, revocation.zone, seal, Purpose.REVOCATION)
                        .then(checked -> Reading.well(revocation)));
    }

    private static Reading<Revocation> parse(String text) {
        return NoteFields.read(text, HEADING, "zone", "key", "at", "reason")
                .then(fields -> fields.zone()
                        .then(zone -> fields.keyId()
                                .then(key -> fields.instant("at")
                                        .then(at -> readReason(fields)
                                                .then(reason ->
                                                        Reading.well(new Revocation(zone, key, at, reason)))))));
    }

    private static Reading<String> readReason(NoteFields fields) {
        return fields.as(
                "reason",
                value -> Optional.of(value).filter(Revocation::isReason),
                Cause.BAD_REASON,
                "reason: one line of 1 to " + REASON_MAX + " characters, no space at either end");
    }
}
