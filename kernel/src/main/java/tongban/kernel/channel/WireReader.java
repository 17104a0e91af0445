package tongban.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import tongban.kernel.merkle.Digest;

/** Reads big-endian fields from foreign bytes; every length is checked before anything is allocated. */
final class WireReader {

    /** The bytes stop making sense; caught where the public decode begins. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        final long offset;
        final String sentence;

        Malformed(long offset, String sentence) {
            // Refusals are ordinary answers to foreign bytes, so no stack is walked for them.
            super(sentence, null, false, false);
            this.offset = offset;
            this.sentence = sentence;
        }
    }

    /** A reading that may refuse. */
    interface Reading<T> {
        T read(WireReader in) throws Malformed;
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Reads the whole of the bytes; anything left over is refused. */
    static <T> Decoded<T> decode(byte[] bytes, Reading<T> reading) {
        WireReader in = new WireReader(bytes);
        try {
            T value = reading.read(in);
            in.requireEnd();
            return new Decoded.Well<>(value);
        } catch (Malformed malformed) {
            return new Decoded.Malformed<>(malformed.offset, malformed.sentence);
        }
    }

    int offset() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    Malformed malformed(String sentence) {
        return new Malformed(at, sentence);
    }

    void requireEnd() throws Malformed {
        if (at != end) {
            throw malformed(end - at + " bytes too many");
        }
    }

    private void require(long count, String what) throws Malformed {
        if (count > remaining()) {
            throw malformed(what + " needs " + count + " bytes, " + remaining() + " are left");
        }
    }

    int u8(String what) throws Malformed {
        require(1, what);
        return bytes[at++] & 0xff;
    }

    int u16(String what) throws Malformed {
        require(2, what);
        return u8(what) << 8 | u8(what);
    }

    /** A length or count of four bytes that may not exceed a limit. */
    int length(String what, int most) throws Malformed {
        long value = Integer.toUnsignedLong(i32(what));
        if (value > most) {
            at -= 4;
            throw malformed(what + " is " + value + ", at most " + most + " is allowed");
        }
        return (int) value;
    }

    private int i32(String what) throws Malformed {
        return u16(what) << 16 | u16(what);
    }

    long i64(String what) throws Malformed {
        return (long) i32(what) << 32 | Integer.toUnsignedLong(i32(what));
    }

    /** A count of eight bytes, from 0 to 2^62. */
    long count(String what) throws Malformed {
        long value = i64(what);
        if (value < 0 || value > ChannelLimits.SIZE_MAX) {
            at -= 8;
            throw malformed(what + " is out of range");
        }
        return value;
    }

    /** Milliseconds since 1970 (UTC), within the years 0 to 9999. */
    Instant instant(String what) throws Malformed {
        long millis = i64(what);
        try {
            Instant instant = Instant.ofEpochMilli(millis);
            if (Timestamps.representable(instant)) {
                return instant;
            }
        } catch (DateTimeException tooFar) {
            // Falls through to the refusal below.
        }
        at -= 8;
        throw malformed(what + " is no instant of the years 0 to 9999");
    }

    byte[] bytes(int count, String what) throws Malformed {
        require(count, what);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    Digest digest(String what) throws Malformed {
        require(Digest.LENGTH, what);
        at += Digest.LENGTH;
        return Digest.at(bytes, at - Digest.LENGTH);
    }

    EntryId id(String what) throws Malformed {
        return new EntryId(i64(what), i64(what));
    }

    String ascii(int count, String what) throws Malformed {
        int from = at;
        String text = new String(bytes(count, what), StandardCharsets.US_ASCII);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                at = from + i;
                throw malformed(what + " has a character that is not printable ASCII");
            }
        }
        return text;
    }

    /** A reader over the next bytes, so that a part cannot read beyond its own length. */
    WireReader part(int count, String what) throws Malformed {
        require(count, what);
        at += count;
        return new WireReader(bytes, at - count, at);
    }

    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }
}
