package tongban.kernel.seal;

import tongban.kernel.seal.SealRefusal.Cause;

/** The check of a note that a zone's seal key alone must have signed. */
public final class ZoneSignature {

    private ZoneSignature() {}

    /**
     * Exactly one signature, so that no byte of the note is outside what was checked: with the zone's name, by this
     * key, for this purpose.
     */
    public static Reading<SignedNote> check(SignedNote note, String zone, PublicKey seal, Purpose purpose) {
        int line = PlainText.linesBefore(note.text(), note.text().length()) + 2;
        if (note.signatures().size() > 1) {
            return Reading.refused(Cause.TOO_MANY_SIGNATURES, line + 1, "only the zone's seal key signs here");
        }
        NoteSignature signature = note.signatures().getFirst();
        if (!signature.name().equals(zone)) {
            return Reading.refused(Cause.WRONG_SIGNER, line, "the signer must be the zone " + zone + " itself");
        }
        if (!signature.key().equals(seal.id())) {
            return Reading.refused(Cause.WRONG_SIGNER, line, "the signer must be the seal key " + seal.id());
        }
        if (!note.signedBy(zone, seal, purpose)) {
            return Reading.refused(Cause.SIGNATURE_INVALID, line, "the signature is not one over this text");
        }
        return Reading.well(note);
    }
}
