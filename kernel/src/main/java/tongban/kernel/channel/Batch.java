package tongban.kernel.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;

/**
 * Neighbouring entries of a log up to a checkpoint's size, and that checkpoint: the unit that is sent, signed once and
 * handled in one transaction. A batch without entries carries a checkpoint alone.
 *
 * @param first index of the first entry; first + number of entries is the checkpoint's size
 * @param entries headers and bodies as sent, at most 256
 * @param checkpoint the signed head at the end of these entries
 * @param start the frontier before the first entry, for a reader who holds nothing before it; mostly empty
 */
public record Batch(long first, List<Entry> entries, SignedCheckpoint checkpoint, Optional<Frontier> start) {

    private static final int VERSION = 1;
    private static final int FRONTIER_MAX = Long.BYTES + 63 * Digest.LENGTH;

    public Batch {
        entries = List.copyOf(entries);
    }

    public static Batch of(long first, List<Entry> entries, SignedCheckpoint checkpoint) {
        return new Batch(first, entries, checkpoint, Optional.empty());
    }

    /** Index after the last entry. */
    public long end() {
        return first + entries.size();
    }

    public byte[] encode() {
        int bodies = entries.stream().mapToInt(Entry::wireLength).sum();
        WireWriter out = new WireWriter(bodies + 2048);
        out.u8(VERSION).block(checkpoint.encode());
        out.block(start.map(Frontier::encode).orElse(new byte[0]));
        out.i64(first).u16(entries.size());
        entries.forEach(entry -> out.u16(entry.headerBytes().length).bytes(entry.headerBytes()));
        for (Entry entry : entries) {
            if (entry.body().isPresent()) {
                Body body = entry.body().get();
                out.u8(1).bytes(body.salt()).block(body.bytes());
            } else {
                out.u8(0);
            }
        }
        return out.toBytes();
    }

    /** Reads a batch within the limits of the protocol's version; its headers stay unread bytes. */
    public static Decoded<Batch> decode(byte[] bytes) {
        return WireReader.decode(bytes, Batch::read);
    }

    static Batch read(WireReader in) throws WireReader.Malformed {
        if (in.u8("batch version") != VERSION) {
            throw in.malformed("the batch version is not " + VERSION);
        }
        int noteAt = in.offset();
        byte[] note = in.bytes(in.length("checkpoint", 16 * 1024), "checkpoint");
        SignedCheckpoint checkpoint = switch (SignedCheckpoint.decode(note)) {
            case Decoded.Well<SignedCheckpoint> well -> well.value();
            case Decoded.Malformed<SignedCheckpoint> bad -> throw new WireReader.Malformed(noteAt, bad.sentence());
        };
        Optional<Frontier> start = start(in);
        long first = in.count("first index");
        int count = in.u16("number of entries");
        if (count > ChannelLimits.BATCH_ENTRIES_MAX) {
            throw in.malformed(count + " entries, at most " + ChannelLimits.BATCH_ENTRIES_MAX + " are allowed");
        }
        if (first + count != checkpoint.checkpoint().size()) {
            throw in.malformed("a batch ends at its checkpoint's size: " + first + " + " + count + " is not "
                    + checkpoint.checkpoint().size());
        }
        if (start.filter(frontier -> frontier.size() != first).isPresent()) {
            throw in.malformed("the frontier is not the one before the first entry");
        }
        return new Batch(first, entries(in, count), checkpoint, start);
    }

    private static Optional<Frontier> start(WireReader in) throws WireReader.Malformed {
        byte[] bytes = in.bytes(in.length("frontier", FRONTIER_MAX), "frontier");
        if (bytes.length == 0) {
            return Optional.empty();
        }
        return Optional.of(Frontier.decode(bytes)
                .orElseThrow(() -> in.malformed("the frontier's size does not fit its number of hashes")));
    }

    private static List<Entry> entries(WireReader in, int count) throws WireReader.Malformed {
        List<byte[]> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = in.u16("header length");
            if (length > ChannelLimits.HEADER_MAX) {
                throw in.malformed("a header of " + length + " bytes, at most " + ChannelLimits.HEADER_MAX);
            }
            headers.add(in.bytes(length, "header"));
        }
        List<Entry> entries = new ArrayList<>(count);
        int room = ChannelLimits.BATCH_BYTES_MAX;
        for (byte[] header : headers) {
            Optional<Body> body = body(in, room);
            room -= body.map(value -> value.bytes().length).orElse(0);
            entries.add(new Entry(header, body));
        }
        return entries;
    }

    private static Optional<Body> body(WireReader in, int room) throws WireReader.Malformed {
        int present = in.u8("body mark");
        if (present == 0) {
            return Optional.empty();
        }
        if (present != 1) {
            throw in.malformed("a body mark is 0 or 1, not " + present);
        }
        byte[] salt = in.bytes(Body.SALT_LENGTH, "salt");
        int length = in.length("body length", Math.min(room, ChannelLimits.BODY_MAX));
        return Optional.of(new Body(salt, in.bytes(length, "body")));
    }
}
