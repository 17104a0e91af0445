package tongban.kernel.channel;

import java.util.List;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;

/**
 * A checkpoint and the note that carries it. Reading one says nothing about its signatures: {@link #signedByAll} does.
 *
 * @param checkpoint what the note's text says
 * @param note text and signature lines as sent
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {

    public byte[] encode() {
        return note.encode();
    }

    /** Reads the note and its text strictly. */
    public static Decoded<SignedCheckpoint> decode(byte[] bytes) {
        return switch (SignedNote.decode(bytes)) {
            case Reading.Well<SignedNote> note ->
                Checkpoint.read(note.value().text())
                        .then(checkpoint -> new Decoded.Well<>(new SignedCheckpoint(checkpoint, note.value())));
            case Reading.Refused<SignedNote> refused -> new Decoded.Malformed<>(0, "signed note: " + refused.refusal());
        };
    }

    /** Whether exactly these keys signed, under the name of the channel's zone, and nobody else did. */
    public boolean signedByAll(List<PublicKey> keys) {
        String zone = checkpoint.channel().from().value();
        return note.signatures().size() == keys.size()
                && keys.stream().allMatch(key -> note.signedBy(zone, key, Purpose.CHECKPOINT));
    }
}
