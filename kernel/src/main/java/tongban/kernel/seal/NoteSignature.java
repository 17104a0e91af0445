package tongban.kernel.seal;

import java.util.Arrays;
import tongban.kernel.seal.SealRefusal.Cause;

/**
 * One signature line of a signed note: {@code — name keyid base64}. The name is not under the signature; who relies on
 * it checks it with {@link SignedNote#signedBy(String, PublicKey, Purpose)}.
 *
 * @param name who signed, 1 to 64 characters of {@code a-z 0-9 . -}
 * @param key the id of the key that signed
 * @param signature {@value Suite#SIGNATURE_LENGTH} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // The array is copied in and out and compared by value below.
public record NoteSignature(String name, KeyId key, byte[] signature) {

    private static final String MARK = "— ";

    public NoteSignature {
        if (!PlainText.isName(name)) {
            throw new IllegalArgumentException("a signer's name is 1 to 64 characters of a-z 0-9 . -");
        }
        if (signature.length != Suite.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("a signature is " + Suite.SIGNATURE_LENGTH + " bytes");
        }
        signature = signature.clone();
    }

    /** A copy of the signature's bytes. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    boolean verifies(PublicKey by, Purpose purpose, byte[] message) {
        return key.equals(by.id()) && by.verifies(purpose, message, signature);
    }

    /** The line without its line feed. */
    String line() {
        return MARK + name + " " + key.hex() + " " + PlainText.base64(signature);
    }

    static Reading<NoteSignature> read(String line, int number) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4 || !line.startsWith(MARK)) {
            return Reading.refused(
                    Cause.BAD_SIGNATURE_LINE, number, "a signature line is an em dash, name, key id and base64");
        }
        if (!PlainText.isName(parts[1])) {
            return Reading.refused(Cause.BAD_NAME, number, "a signer's name is 1 to 64 characters of a-z 0-9 . -");
        }
        var key = KeyId.read(parts[2]);
        if (key.isEmpty()) {
            return Reading.refused(Cause.BAD_KEY_ID, number, "a key id is 16 lower-case hexadecimal digits");
        }
        var bytes = PlainText.ofBase64(parts[3]);
        if (bytes.isEmpty() || bytes.get().length != Suite.SIGNATURE_LENGTH) {
            return Reading.refused(
                    Cause.BAD_BASE64, number, "a signature is 64 bytes in base64 with padding, 88 characters");
        }
        return Reading.well(new NoteSignature(parts[1], key.get(), bytes.get()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && key.equals(that.key)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + key.hashCode()) + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return line();
    }
}
