package tongban.node.exchange.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Entry;

/**
 * The entries of a segment as two columns: headers, each with two bytes of length; bodies, each a mark and what it
 * says: 0 erased, nothing; 1 as it is, the salt, then four bytes of length and the bytes; 2 sealed, four bytes of
 * length and salt and bytes under the seal. An erasure takes a sealed body away without opening it.
 */
record SegmentBytes(byte[] headers, byte[] bodies) {

    private static final byte ERASED = 0;
    private static final byte PLAIN = 1;
    private static final byte SEALED = 2;

    /** @param first the index of the first entry */
    static SegmentBytes of(List<Entry> entries, long first, RestingBodies resting) {
        int headerBytes = 0;
        int bodyBytes = 0;
        List<byte[]> lying = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            byte[] body = lying(entry, first + lying.size(), resting);
            lying.add(body);
            headerBytes += 2 + entry.headerBytes().length;
            bodyBytes += body.length;
        }
        ByteBuffer headers = ByteBuffer.allocate(headerBytes);
        ByteBuffer bodies = ByteBuffer.allocate(bodyBytes);
        for (Entry entry : entries) {
            headers.putShort((short) entry.headerBytes().length).put(entry.headerBytes());
        }
        lying.forEach(bodies::put);
        return new SegmentBytes(headers.array(), bodies.array());
    }

    private static byte[] lying(Entry entry, long index, RestingBodies resting) {
        if (entry.body().isEmpty()) {
            return new byte[] {ERASED};
        }
        Body body = entry.body().get();
        Optional<byte[]> sealed = resting.sealed(entry.headerBytes(), index, body);
        if (sealed.isPresent()) {
            byte[] bytes = sealed.get();
            return ByteBuffer.allocate(1 + Integer.BYTES + bytes.length)
                    .put(SEALED)
                    .putInt(bytes.length)
                    .put(bytes)
                    .array();
        }
        return ByteBuffer.allocate(1 + Body.SALT_LENGTH + Integer.BYTES + body.bytes().length)
                .put(PLAIN)
                .put(body.salt())
                .putInt(body.bytes().length)
                .put(body.bytes())
                .array();
    }

    static List<byte[]> headers(byte[] column) {
        List<byte[]> headers = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(column);
        while (in.hasRemaining()) {
            byte[] header = new byte[in.getShort() & 0xffff];
            in.get(header);
            headers.add(header);
        }
        return headers;
    }

    List<Entry> entries(long first, RestingBodies resting) {
        List<Entry> entries = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bodies);
        for (byte[] header : headers(headers)) {
            entries.add(new Entry(header, body(in, first + entries.size(), resting)));
        }
        return entries;
    }

    private static Optional<Body> body(ByteBuffer in, long index, RestingBodies resting) {
        byte mark = in.get();
        if (mark == ERASED) {
            return Optional.empty();
        }
        if (mark == SEALED) {
            return Optional.of(resting.opened(index, next(in, in.getInt())));
        }
        byte[] salt = next(in, Body.SALT_LENGTH);
        return Optional.of(new Body(salt, next(in, in.getInt())));
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Whether every body lies as {@link #of} would write it now. */
    boolean isSealed(RestingBodies resting) {
        ByteBuffer in = ByteBuffer.wrap(bodies);
        for (byte[] header : headers(headers)) {
            byte mark = in.get();
            if (mark == PLAIN) {
                next(in, Body.SALT_LENGTH);
            }
            byte[] bytes = mark == ERASED ? new byte[0] : next(in, in.getInt());
            if (mark == PLAIN && resting.isSealed(header) || mark == SEALED && !resting.isNewest(bytes)) {
                return false;
            }
        }
        return true;
    }

    /** The bodies' column without these bodies, by place in the segment. */
    static byte[] without(byte[] bodies, Set<Integer> erased) {
        ByteBuffer in = ByteBuffer.wrap(bodies);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bodies.length);
        for (int place = 0; in.hasRemaining(); place++) {
            int from = in.position();
            byte mark = in.get();
            if (mark == PLAIN) {
                next(in, Body.SALT_LENGTH);
            }
            if (mark != ERASED) {
                next(in, in.getInt());
            }
            if (mark == ERASED || erased.contains(place)) {
                out.write(ERASED);
            } else {
                out.write(bodies, from, in.position() - from);
            }
        }
        return out.toByteArray();
    }
}
