package tongban.kernel.compact;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactFault.Cause;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.seal.Suite;

/**
 * What a party signs with its zone seal key (区印): the compact's id, and the text's hash in the suite of that key, so
 * that each signature rests on one suite alone. Each party's note stands by itself and they arrive in any order.
 *
 * @param compact the id
 * @param suite the suite of the signer
 * @param digest hash of the compact's text in that suite
 * @param zone who signs
 */
public record CompactSignature(CompactId compact, Suite suite, Digest digest, ZoneCode zone) {

    private static final String HEADING = "tongban/1/compact-signature";

    /** What a zone signs in this suite when it agrees to the compact. */
    public static CompactSignature of(Compact compact, ZoneCode zone, Suite suite) {
        Form.require(compact.parties().contains(zone), "only a party signs");
        byte[] text = compact.text().getBytes(StandardCharsets.UTF_8);
        return new CompactSignature(compact.id(), suite, Digest.of(suite.hash(text)), zone);
    }

    /** The text that is signed. */
    public String text() {
        return HEADING + "\ncompact " + compact.hex() + "\nsuite " + suite.label() + "\ndigest " + digest + "\nzone "
                + zone + "\n";
    }

    /** The note by which a zone agrees. */
    public static SignedNote sign(Compact compact, ZoneCode zone, Signer seal) {
        String text = of(compact, zone, seal.publicKey().suite()).text();
        return SignedNote.sign(text, Purpose.COMPACT, zone.value(), seal);
    }

    /** Reads a note strictly; says nothing yet about whether the signature and the digest are right. */
    public static CompactReading<CompactSignature> read(SignedNote note) {
        return NoteLines.of(note, HEADING, "compact", "suite", "digest", "zone")
                .then(lines -> lines.as("compact", CompactId::read, Cause.BAD_ID)
                        .then(compact -> lines.as("suite", Suite::ofLabel, Cause.BAD_SUITE)
                                .then(suite -> lines.as("digest", CompactSignature::digest, Cause.BAD_DIGEST)
                                        .then(digest -> lines.as("zone", Direction::zone, Cause.BAD_ZONE)
                                                .then(zone -> CompactReading.well(
                                                        new CompactSignature(compact, suite, digest, zone)))))));
    }

    private static Optional<Digest> digest(String text) {
        return CompactId.read(text).map(CompactId::digest);
    }

    /**
     * Whether the note is this zone's agreement to the compact.
     *
     * @param seal the zone's seal key, as its descriptor says
     */
    public CompactReading<CompactSignature> check(SignedNote note, Compact of, PublicKey seal) {
        if (!of.id().equals(compact)) {
            return CompactReading.refused(Cause.OTHER_COMPACT, 2, compact.brief());
        }
        if (!of.parties().contains(zone)) {
            return CompactReading.refused(Cause.NOT_A_PARTY, 5, zone.value());
        }
        if (suite != seal.suite()) {
            return CompactReading.refused(Cause.BAD_SUITE, 3, suite.label());
        }
        if (!of(of, zone, suite).equals(this)) {
            return CompactReading.refused(Cause.BAD_DIGEST, 4, digest.toString());
        }
        return NoteLines.sealed(note, zone, seal, Purpose.COMPACT).then(checked -> CompactReading.well(this));
    }
}
