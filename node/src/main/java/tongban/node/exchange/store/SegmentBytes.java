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
 * The entries of a segment as two columns: headers, each with two bytes of length; bodies, each a mark (0 erased, 1
 * present), the salt and the bytes with four bytes of length.
 */
record SegmentBytes(byte[] headers, byte[] bodies) {

    static SegmentBytes of(List<Entry> entries) {
        int headerBytes = 0;
        int bodyBytes = 0;
        for (Entry entry : entries) {
            headerBytes += 2 + entry.headerBytes().length;
            bodyBytes += 1
                    + entry.body()
                            .map(body -> Body.SALT_LENGTH + 4 + body.bytes().length)
                            .orElse(0);
        }
        ByteBuffer headers = ByteBuffer.allocate(headerBytes);
        ByteBuffer bodies = ByteBuffer.allocate(bodyBytes);
        for (Entry entry : entries) {
            headers.putShort((short) entry.headerBytes().length).put(entry.headerBytes());
            put(bodies, entry.body());
        }
        return new SegmentBytes(headers.array(), bodies.array());
    }

    private static void put(ByteBuffer bodies, Optional<Body> body) {
        bodies.put((byte) (body.isPresent() ? 1 : 0));
        if (body.isPresent()) {
            byte[] bytes = body.get().bytes();
            bodies.put(body.get().salt()).putInt(bytes.length).put(bytes);
        }
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

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bodies);
        for (byte[] header : headers(headers)) {
            entries.add(new Entry(header, body(in)));
        }
        return entries;
    }

    private static Optional<Body> body(ByteBuffer in) {
        if (in.get() == 0) {
            return Optional.empty();
        }
        byte[] salt = new byte[Body.SALT_LENGTH];
        in.get(salt);
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return Optional.of(new Body(salt, bytes));
    }

    /** The bodies' column without these bodies, by place in the segment. */
    static byte[] without(byte[] bodies, Set<Integer> erased) {
        ByteBuffer in = ByteBuffer.wrap(bodies);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bodies.length);
        for (int place = 0; in.hasRemaining(); place++) {
            int from = in.position();
            Optional<Body> body = body(in);
            if (body.isEmpty() || erased.contains(place)) {
                out.write(0);
            } else {
                out.write(bodies, from, in.position() - from);
            }
        }
        return out.toByteArray();
    }
}
