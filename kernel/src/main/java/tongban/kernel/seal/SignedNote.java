package tongban.kernel.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tongban.kernel.seal.SealRefusal.Cause;

/**
 * A text and the lines of those who signed it, in the style of the C2SP signed note: the text, an empty line, then one
 * line for each signature. A note has exactly one encoding. What is signed is the purpose's prefix and the text's
 * UTF-8 bytes with its final line feed.
 *
 * @param text UTF-8 without hidden characters, ends with LF
 * @param signatures 1 to {@value #SIGNATURES_MAX}; no name with the same key twice
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Bytes in an encoded note, at most. */
    public static final int LENGTH_MAX = 16 * 1024;

    public static final int SIGNATURES_MAX = 16;

    public SignedNote {
        signatures = List.copyOf(signatures);
        PlainText.check(text).orThrow();
        if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            throw new IllegalArgumentException("a note has 1 to " + SIGNATURES_MAX + " signatures");
        }
        var seen = new HashSet<String>();
        for (NoteSignature signature : signatures) {
            if (!seen.add(signature.name() + " " + signature.key().hex())) {
                throw new IllegalArgumentException("one name signed twice with one key");
            }
        }
        if (encode(text, signatures).length > LENGTH_MAX) {
            throw new IllegalArgumentException("a note has at most " + LENGTH_MAX + " bytes");
        }
    }

    /** Signs a text; a text that no note can have is the caller's bug and throws. */
    public static SignedNote sign(String text, Purpose purpose, String name, Signer signer) {
        return new SignedNote(text, List.of(signature(text, purpose, name, signer)));
    }

    /** The same note with one signature more, after the others. */
    public SignedNote alsoSigned(Purpose purpose, String name, Signer signer) {
        var all = new ArrayList<>(signatures);
        all.add(signature(text, purpose, name, signer));
        return new SignedNote(text, all);
    }

    private static NoteSignature signature(String text, Purpose purpose, String name, Signer signer) {
        byte[] made = signer.sign(purpose, text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(name, signer.publicKey().id(), made);
    }

    /** Whether one of the signatures is this key's for this purpose, whatever name stands on its line. */
    public boolean signedBy(PublicKey key, Purpose purpose) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return signatures.stream().anyMatch(signature -> signature.verifies(key, purpose, message));
    }

    /** Whether one of the signatures is this key's for this purpose and carries this name. */
    public boolean signedBy(String name, PublicKey key, Purpose purpose) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return signatures.stream()
                .anyMatch(signature -> signature.name().equals(name) && signature.verifies(key, purpose, message));
    }

    public byte[] encode() {
        return encode(text, signatures);
    }

    private static byte[] encode(String text, List<NoteSignature> signatures) {
        var whole = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> whole.append(signature.line()).append('\n'));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a note strictly; says nothing about whether a signature is right. Never throws. */
    public static Reading<SignedNote> decode(byte[] bytes) {
        return PlainText.decode(bytes, LENGTH_MAX).then(SignedNote::split);
    }

    private static Reading<SignedNote> split(String whole) {
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0) {
            return Reading.refused(
                    Cause.NO_SIGNATURES, PlainText.linesBefore(whole, whole.length()), "no empty line and signatures");
        }
        String text = whole.substring(0, blank + 1);
        int number = PlainText.linesBefore(whole, blank + 2);
        String block = whole.substring(blank + 2);
        if (block.isEmpty()) {
            return Reading.refused(Cause.NO_SIGNATURES, number, "no signature line after the empty line");
        }
        String[] lines = block.substring(0, block.length() - 1).split("\n", -1);
        if (lines.length > SIGNATURES_MAX) {
            return Reading.refused(
                    Cause.TOO_MANY_SIGNATURES,
                    number + SIGNATURES_MAX + 1,
                    lines.length + " signatures, more than the " + SIGNATURES_MAX + " allowed");
        }
        return readSignatures(lines, number).then(signatures -> Reading.well(new SignedNote(text, signatures)));
    }

    private static Reading<List<NoteSignature>> readSignatures(String[] lines, int linesBefore) {
        var signatures = new ArrayList<NoteSignature>();
        var seen = new HashSet<String>();
        for (int i = 0; i < lines.length; i++) {
            int number = linesBefore + i + 1;
            switch (NoteSignature.read(lines[i], number)) {
                case Reading.Refused<NoteSignature> refused -> {
                    return new Reading.Refused<>(refused.refusal());
                }
                case Reading.Well<NoteSignature> well -> {
                    NoteSignature signature = well.value();
                    if (!seen.add(signature.name() + " " + signature.key().hex())) {
                        return Reading.refused(Cause.DUPLICATE_SIGNATURE, number, "one name signed twice with one key");
                    }
                    signatures.add(signature);
                }
            }
        }
        return Reading.well(signatures);
    }
}
