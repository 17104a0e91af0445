package tongban.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;

/**
 * What one HTTP request or answer between two zones carries. Only the batches inside are authority, by their
 * signatures; all else only steers what is sent next.
 *
 * @param from who sends this envelope
 * @param to who shall read it
 * @param session the sender's session, under which its batch is said
 * @param hello a new session that the sender, just started, asks for; the answer tells what is held of it
 * @param held answer to a hello: the session accepted or still in force, and the highest checkpoint held
 * @param batch new entries of the sender's log and its checkpoint
 * @param refusal why the receiver's last batch was refused
 * @param fetch the sender asks its own lost entries back
 * @param returned entries of the receiver's own log, as it once signed them
 * @param prove the sender asks for the tie between this earlier size and the receiver's head
 * @param proof the tie that was asked for: the sender's own root at the earlier size and the nodes to its batch's head
 */
public record Envelope(
        ZoneCode from,
        ZoneCode to,
        long session,
        OptionalLong hello,
        Optional<Held> held,
        Optional<Batch> batch,
        Optional<BatchRefusal> refusal,
        Optional<Fetch> fetch,
        Optional<Batch> returned,
        OptionalLong prove,
        Optional<Tie> proof) {

    /**
     * What a zone holds of the one that said hello.
     *
     * @param session the session that is now in force for its batches
     * @param head its highest checkpoint; empty when there is none
     */
    public record Held(long session, Optional<SignedCheckpoint> head) {}

    /** Entries from an index of a channel of the one who asks. */
    public record Fetch(ChannelName channel, long from) {}

    /** The root that the sender's log has at an earlier size, and the nodes from there to its head. */
    public record Tie(Digest earlierRoot, ConsistencyProof proof) {}

    private static final byte[] MAGIC = "TBX1".getBytes(StandardCharsets.US_ASCII);
    private static final int HELLO = 1;
    private static final int HELD = 2;
    private static final int BATCH = 3;
    private static final int REFUSAL = 4;
    private static final int FETCH = 5;
    private static final int RETURNED = 6;
    private static final int PROVE = 7;
    private static final int PROOF = 8;

    public static Envelope empty(ZoneCode from, ZoneCode to, long session) {
        return new Builder(from, to).build(session);
    }

    public byte[] encode() {
        WireWriter out = new WireWriter(4096);
        out.bytes(MAGIC);
        text(out, from.value());
        text(out, to.value());
        out.i64(session);
        hello.ifPresent(value -> field(out, HELLO, new WireWriter(8).i64(value)));
        held.ifPresent(value -> field(
                out,
                HELD,
                new WireWriter(512)
                        .i64(value.session())
                        .bytes(value.head().map(SignedCheckpoint::encode).orElse(new byte[0]))));
        batch.ifPresent(value -> out.u8(BATCH).block(value.encode()));
        refusal.ifPresent(value -> field(
                out,
                REFUSAL,
                new WireWriter(128)
                        .u8(value.reason().code())
                        .bytes(value.sentence().getBytes(StandardCharsets.UTF_8))));
        fetch.ifPresent(value -> field(
                out,
                FETCH,
                new WireWriter(96).i64(value.from()).ascii(value.channel().toString())));
        returned.ifPresent(value -> out.u8(RETURNED).block(value.encode()));
        prove.ifPresent(value -> field(out, PROVE, new WireWriter(8).i64(value)));
        proof.ifPresent(value -> field(out, PROOF, tie(value)));
        return out.toBytes();
    }

    private static void text(WireWriter out, String ascii) {
        out.u8(ascii.length()).ascii(ascii);
    }

    private static void field(WireWriter out, int tag, WireWriter value) {
        out.u8(tag).block(value.toBytes());
    }

    private static WireWriter tie(Tie tie) {
        WireWriter out = new WireWriter(512);
        out.i64(tie.proof().earlier()).i64(tie.proof().later()).digest(tie.earlierRoot());
        tie.proof().nodes().forEach(out::digest);
        return out;
    }

    /** Reads an envelope; its fields come in the order of their tags, each at most once, and no other ones. */
    public static Decoded<Envelope> decode(byte[] bytes) {
        if (bytes.length > ChannelLimits.ENVELOPE_MAX) {
            return new Decoded.Malformed<>(0, "an envelope has at most " + ChannelLimits.ENVELOPE_MAX + " bytes");
        }
        return WireReader.decode(bytes, Envelope::read);
    }

    private static Envelope read(WireReader in) throws WireReader.Malformed {
        if (!new String(in.bytes(4, "magic"), StandardCharsets.ISO_8859_1).equals("TBX1")) {
            throw new WireReader.Malformed(0, "no exchange envelope: the first four bytes are not TBX1");
        }
        Builder builder = new Builder(zone(in), zone(in));
        long session = in.count("session");
        int last = 0;
        while (in.remaining() > 0) {
            int tag = in.u8("field tag");
            if (tag <= last || tag > PROOF) {
                throw in.malformed("no field " + tag + " may stand here");
            }
            last = tag;
            WireReader field = in.part(in.length("field length", ChannelLimits.ENVELOPE_MAX), "field");
            builder.field(tag, field);
            field.requireEnd();
        }
        return builder.build(session);
    }

    private static ZoneCode zone(WireReader in) throws WireReader.Malformed {
        String text = in.ascii(in.u8("length of a zone code"), "zone code");
        return ZoneCode.read(text)
                .code()
                .filter(zone -> zone.value().equals(text))
                .orElseThrow(() -> in.malformed("no zone code"));
    }

    /** Gathers the fields of one envelope. */
    public static final class Builder {
        private final ZoneCode from;
        private final ZoneCode to;
        private OptionalLong hello = OptionalLong.empty();
        private Optional<Held> held = Optional.empty();
        private Optional<Batch> batch = Optional.empty();
        private Optional<BatchRefusal> refusal = Optional.empty();
        private Optional<Fetch> fetch = Optional.empty();
        private Optional<Batch> returned = Optional.empty();
        private OptionalLong prove = OptionalLong.empty();
        private Optional<Tie> proof = Optional.empty();

        public Builder(ZoneCode from, ZoneCode to) {
            this.from = from;
            this.to = to;
        }

        private void field(int tag, WireReader in) throws WireReader.Malformed {
            switch (tag) {
                case HELLO -> hello(in.count("hello"));
                case HELD -> held(readHeld(in));
                case BATCH -> batch(Batch.read(in));
                case REFUSAL -> refusal(readRefusal(in));
                case FETCH -> fetch(readFetch(in));
                case RETURNED -> returned(Batch.read(in));
                case PROVE -> prove(in.count("size to prove from"));
                default -> proof(readTie(in));
            }
        }

        private static Held readHeld(WireReader in) throws WireReader.Malformed {
            long session = in.count("session");
            if (in.remaining() == 0) {
                return new Held(session, Optional.empty());
            }
            return switch (SignedCheckpoint.decode(in.rest())) {
                case Decoded.Well<SignedCheckpoint> head -> new Held(session, Optional.of(head.value()));
                case Decoded.Malformed<SignedCheckpoint> bad -> throw in.malformed(bad.sentence());
            };
        }

        private static BatchRefusal readRefusal(WireReader in) throws WireReader.Malformed {
            int code = in.u8("refusal");
            for (BatchRefusal.Reason reason : BatchRefusal.Reason.values()) {
                if (reason.code() == code) {
                    if (in.remaining() > 1024) {
                        throw in.malformed("a refusal's sentence has at most 1024 bytes");
                    }
                    byte[] bytes = in.rest();
                    String sentence = new String(bytes, StandardCharsets.UTF_8);
                    if (!Arrays.equals(sentence.getBytes(StandardCharsets.UTF_8), bytes)) {
                        throw in.malformed("a refusal's sentence is not UTF-8");
                    }
                    return new BatchRefusal(reason, sentence);
                }
            }
            throw in.malformed("no refusal has the code " + code);
        }

        private static Fetch readFetch(WireReader in) throws WireReader.Malformed {
            long index = in.count("index to fetch from");
            String name = in.ascii(in.remaining(), "channel name");
            return new Fetch(ChannelName.read(name).orElseThrow(() -> in.malformed("no channel name")), index);
        }

        private static Tie readTie(WireReader in) throws WireReader.Malformed {
            long earlier = in.count("earlier size");
            long later = in.count("later size");
            Digest root = in.digest("earlier root");
            if (earlier > later || in.remaining() > 128 * Digest.LENGTH) {
                throw in.malformed("no tie between these sizes");
            }
            List<Digest> nodes = new ArrayList<>();
            while (in.remaining() > 0) {
                nodes.add(in.digest("node"));
            }
            return new Tie(root, new ConsistencyProof(earlier, later, nodes));
        }

        public Builder hello(long value) {
            hello = OptionalLong.of(value);
            return this;
        }

        public Builder held(Held value) {
            held = Optional.of(value);
            return this;
        }

        public Builder batch(Batch value) {
            batch = Optional.of(value);
            return this;
        }

        public Builder refusal(BatchRefusal value) {
            refusal = Optional.of(value);
            return this;
        }

        public Builder fetch(Fetch value) {
            fetch = Optional.of(value);
            return this;
        }

        public Builder returned(Batch value) {
            returned = Optional.of(value);
            return this;
        }

        public Builder prove(long value) {
            prove = OptionalLong.of(value);
            return this;
        }

        public Builder proof(Tie value) {
            proof = Optional.of(value);
            return this;
        }

        /** The envelope, said under a session of its sender. */
        public Envelope build(long session) {
            return new Envelope(from, to, session, hello, held, batch, refusal, fetch, returned, prove, proof);
        }
    }
}
