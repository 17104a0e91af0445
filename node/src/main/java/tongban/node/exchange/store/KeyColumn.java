package tongban.node.exchange.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** Key schedules and certificates as columns. */
final class KeyColumn {

    private KeyColumn() {}

    static byte[] encode(KeySchedule keys) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (KeySchedule.Span span : keys.spans()) {
            byte[] key = span.key().encoded();
            out.writeBytes(ByteBuffer.allocate(Long.BYTES + 2)
                    .putLong(span.fromSize())
                    .putShort((short) key.length)
                    .array());
            out.writeBytes(key);
        }
        return out.toByteArray();
    }

    static KeySchedule decode(byte[] column, Suite suite) {
        List<KeySchedule.Span> spans = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(column);
        while (in.hasRemaining()) {
            long from = in.getLong();
            byte[] key = new byte[in.getShort()];
            in.get(key);
            spans.add(new KeySchedule.Span(from, PublicKey.of(suite, key)));
        }
        return new KeySchedule(spans);
    }

    static byte[] encode(List<SignedNote> notes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (SignedNote note : notes) {
            byte[] bytes = note.encode();
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    static List<SignedNote> notes(byte[] column) {
        List<SignedNote> notes = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(column);
        while (in.hasRemaining()) {
            byte[] note = new byte[in.getInt()];
            in.get(note);
            notes.add(SignedNote.decode(note).orThrow());
        }
        return notes;
    }
}
