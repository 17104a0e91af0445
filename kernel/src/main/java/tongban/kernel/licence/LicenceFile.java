package tongban.kernel.licence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.licence.LicenceReading.Cause;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;

/**
 * What a holder carries and anyone can check without a network: the signed data set, the certificate of the key that
 * signed it, and the proof of its public entry. The bytes are in {@code docs/protocol/licence-1.md}, "Files".
 *
 * @param licence the data set's text, signed for {@link tongban.kernel.seal.Purpose#LICENCE}
 * @param key certificate of the issuing key
 * @param proof the entry by which this data set became public
 */
public record LicenceFile(SignedNote licence, SignedNote key, EvidenceText.Proof proof) {

    /** Bytes of a file, at most. */
    public static final int LENGTH_MAX = 256 * 1024;

    private static final String HEADING = "tongban/1/licence-file";
    private static final String STATUS = "tongban/1/status-file";

    /**
     * A status with the certificate of the key that signed it.
     *
     * @param status the status' text, signed for {@link tongban.kernel.seal.Purpose#LICENCE_STATUS}
     * @param key certificate of the issuing key
     */
    public record Status(SignedNote status, SignedNote key) {
        public byte[] encode() {
            return bytes(STATUS + line("status", status.encode()) + line("key", key.encode()));
        }

        /** Reads a file strictly. */
        public static LicenceReading<Status> decode(byte[] bytes) {
            return LicenceLines.decode(bytes, LENGTH_MAX)
                    .then(text ->
                            LicenceLines.read(text, STATUS, in -> new Status(note(in, "status"), note(in, "key"))));
        }
    }

    public byte[] encode() {
        return bytes(HEADING
                + line("licence", licence.encode())
                + line("key", key.encode())
                + line("proof", EvidenceText.encode(proof)));
    }

    /** Reads a file strictly. */
    public static LicenceReading<LicenceFile> decode(byte[] bytes) {
        return LicenceLines.decode(bytes, LENGTH_MAX)
                .then(text -> LicenceLines.read(
                        text, HEADING, in -> new LicenceFile(note(in, "licence"), note(in, "key"), proof(in))));
    }

    private static SignedNote note(LicenceLines in, String word) throws LicenceLines.Fault {
        if (SignedNote.decode(in.value(word, LicenceFile::base64)) instanceof Reading.Well<SignedNote> well) {
            return well.value();
        }
        throw in.fault(Cause.NOT_A_NOTE);
    }

    private static EvidenceText.Proof proof(LicenceLines in) throws LicenceLines.Fault {
        if (EvidenceText.decodeProof(in.value("proof", LicenceFile::base64))
                instanceof Decoded.Well<EvidenceText.Proof> well) {
            return well.value();
        }
        throw in.fault(Cause.NOT_A_PROOF);
    }

    private static String line(String word, byte[] bytes) {
        return "\n" + word + " " + Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Optional.of(bytes)
                    .filter(read -> Base64.getEncoder().encodeToString(read).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
