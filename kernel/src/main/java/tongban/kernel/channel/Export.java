package tongban.kernel.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/**
 * A channel in one file ({@code .tbx}), for an auditor who has no node: a heading, then records of one byte type, four
 * bytes length and content, and at the end a record with the number of entries and the chained SHA-256 of all before
 * it, so that a cut file is seen. Written and read as a stream.
 */
public final class Export {

    private static final byte[] HEADING = "tongban/1/export\n".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD_MAX = ChannelLimits.ENVELOPE_MAX;

    private Export() {}

    /** One record of the file. */
    public sealed interface Record {

        /** Which channel this is; always the first record. */
        record Name(ChannelName channel) implements Record {}

        /** A certificate: of a zone's seal key, signed by itself, or of a node key, signed by the seal key. */
        record Certificate(SignedNote note) implements Record {}

        /** Entries up to a signed head, as they were sent; erased bodies are missing. */
        record Entries(Batch batch) implements Record {}

        /** A head of the reverse channel that acknowledges this one. */
        record Acknowledged(SignedCheckpoint checkpoint) implements Record {}

        /** A revocation of a node key. */
        record Revoked(SignedNote note) implements Record {}

        /** Evidence of a lie in this channel. */
        record Found(Evidence evidence) implements Record {}

        /** The end: how many entries there were. */
        record End(long entries) implements Record {}
    }

    /** Writes an export. */
    public static final class Writer {
        private final OutputStream out;
        private byte[] chain = chain(HEADING);
        private long entries;

        public Writer(OutputStream out, ChannelName channel) throws IOException {
            this.out = out;
            out.write(HEADING);
            record(1, channel.toString().getBytes(StandardCharsets.US_ASCII));
        }

        public Writer certificate(SignedNote note) throws IOException {
            return record(2, note.encode());
        }

        public Writer entries(Batch batch) throws IOException {
            entries += batch.entries().size();
            return record(3, batch.encode());
        }

        public Writer acknowledged(SignedCheckpoint checkpoint) throws IOException {
            return record(4, checkpoint.encode());
        }

        public Writer revoked(SignedNote note) throws IOException {
            return record(5, note.encode());
        }

        public Writer found(Evidence evidence) throws IOException {
            return record(6, EvidenceText.encode(evidence));
        }

        /** Ends the file; the stream stays open. */
        public void end() throws IOException {
            record(
                    7,
                    ByteBuffer.allocate(Long.BYTES + Digest.LENGTH)
                            .putLong(entries)
                            .put(chain)
                            .array());
        }

        private Writer record(int type, byte[] content) throws IOException {
            byte[] head = ByteBuffer.allocate(5)
                    .put((byte) type)
                    .putInt(content.length)
                    .array();
            out.write(head);
            out.write(content);
            chain = chain(chain, head, content);
            return this;
        }
    }

    private static byte[] chain(byte[]... parts) {
        return Suite.ED25519_SHA256.hash(parts);
    }

    /** Reads an export record by record. */
    public static final class Reader {
        private final InputStream in;
        private byte[] chain = chain(HEADING);
        private long offset;
        private boolean begun;
        private boolean named;
        private boolean ended;
        private long entries;

        public Reader(InputStream in) {
            this.in = in;
        }

        /** Bytes read so far. */
        public long offset() {
            return offset;
        }

        /**
         * The next record; empty after the end.
         *
         * @throws IOException when the stream fails, not when its content is wrong
         */
        public Decoded<Optional<Record>> next() throws IOException {
            if (ended) {
                return in.read() < 0
                        ? new Decoded.Well<>(Optional.empty())
                        : malformed(offset, "bytes after the end record");
            }
            if (!begun) {
                begun = true;
                byte[] heading = read(HEADING.length);
                if (!java.util.Arrays.equals(heading, HEADING)) {
                    return malformed(0, "no channel export: the first line is not tongban/1/export");
                }
            }
            long at = offset;
            byte[] head = read(5);
            if (head.length < 5) {
                return malformed(offset, "the file is cut: it ends without an end record");
            }
            if (named == (head[0] == 1)) {
                return malformed(at, named ? "a second channel name" : "the first record is not the channel's name");
            }
            named = true;
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(head, 1, 4).getInt());
            if (length > RECORD_MAX) {
                return malformed(at + 1, "a record of " + length + " bytes, at most " + RECORD_MAX + " are allowed");
            }
            byte[] content = read((int) length);
            if (content.length < length) {
                return malformed(offset, "the file is cut inside a record of " + length + " bytes");
            }
            Digest before = Digest.of(chain);
            chain = chain(chain, head, content);
            return record(head[0], content, before, at).then(value -> new Decoded.Well<>(Optional.of(value)));
        }

        private byte[] read(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            offset += bytes.length;
            return bytes;
        }

        private Decoded<Record> record(int type, byte[] content, Digest before, long at) {
            return switch (type) {
                case 1 ->
                    ChannelName.read(new String(content, StandardCharsets.US_ASCII))
                            .<Decoded<Record>>map(name -> new Decoded.Well<>(new Record.Name(name)))
                            .orElseGet(() -> malformed(at, "no channel name"));
                case 2 -> note(content, at).then(note -> new Decoded.Well<>(new Record.Certificate(note)));
                case 3 ->
                    shifted(Batch.decode(content), at).then(batch -> {
                        entries += batch.entries().size();
                        return new Decoded.Well<>(new Record.Entries(batch));
                    });
                case 4 ->
                    shifted(SignedCheckpoint.decode(content), at)
                            .then(checkpoint -> new Decoded.Well<>(new Record.Acknowledged(checkpoint)));
                case 5 -> note(content, at).then(note -> new Decoded.Well<>(new Record.Revoked(note)));
                case 6 ->
                    shifted(EvidenceText.decodeEvidence(content), at)
                            .then(evidence -> new Decoded.Well<>(new Record.Found(evidence)));
                case 7 -> end(content, before, at);
                default -> malformed(at, "no record has the type " + (type & 0xff));
            };
        }

        private Decoded<Record> end(byte[] content, Digest before, long at) {
            if (content.length != Long.BYTES + Digest.LENGTH) {
                return malformed(at, "the end record has another length");
            }
            if (!Digest.at(content, Long.BYTES).equals(before)) {
                return malformed(at, "the file was changed: its bytes do not have the digest that its end names");
            }
            long count = ByteBuffer.wrap(content).getLong();
            if (count != entries) {
                return malformed(at + 5, "the file has " + entries + " entries, its end names " + count);
            }
            ended = true;
            return new Decoded.Well<>(new Record.End(count));
        }

        private static Decoded<SignedNote> note(byte[] content, long at) {
            return switch (SignedNote.decode(content)) {
                case Reading.Well<SignedNote> well -> new Decoded.Well<>(well.value());
                case Reading.Refused<SignedNote> refused ->
                    malformed(at, refused.refusal().toString());
            };
        }

        private static <T> Decoded<T> shifted(Decoded<T> decoded, long at) {
            return decoded instanceof Decoded.Malformed<T> bad
                    ? malformed(at + 5 + bad.offset(), bad.sentence())
                    : decoded;
        }

        private static <T> Decoded<T> malformed(long at, String sentence) {
            return new Decoded.Malformed<>(at, sentence);
        }
    }
}
