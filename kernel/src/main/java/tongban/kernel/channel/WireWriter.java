package tongban.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tongban.kernel.merkle.Digest;

/** Writes big-endian fields into a growing array. */
final class WireWriter {

    private byte[] bytes;
    private int length;

    WireWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    WireWriter u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    WireWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    WireWriter u32(int value) {
        return u16(value >> 16).u16(value);
    }

    WireWriter i64(long value) {
        return u32((int) (value >> 32)).u32((int) value);
    }

    WireWriter bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Four bytes of length, then the bytes. */
    WireWriter block(byte[] more) {
        return u32(more.length).bytes(more);
    }

    WireWriter digest(Digest digest) {
        room(Digest.LENGTH);
        digest.copyTo(bytes, length);
        length += Digest.LENGTH;
        return this;
    }

    WireWriter id(EntryId id) {
        return i64(id.high()).i64(id.low());
    }

    WireWriter ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
