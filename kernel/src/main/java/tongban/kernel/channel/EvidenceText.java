package tongban.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;

/**
 * The text form of evidence and of inclusion proofs: a heading, then lines {@code word value}, with bytes in base64.
 * Made to be mailed, printed and read by other programs ({@code docs/protocol/channel-1.md}, "Files").
 */
public final class EvidenceText {

    private static final String EVIDENCE = "tongban/1/evidence";
    private static final String PROOF = "tongban/1/proof";
    private static final int LENGTH_MAX = 1024 * 1024;

    private EvidenceText() {}

    /**
     * A message's inclusion proof with the certificates that its checker needs.
     *
     * @param entry the entry and its place
     * @param certificates certificates of the zone's node keys
     */
    public record Proof(Evidence.ProvenEntry entry, List<SignedNote> certificates) {
        public Proof {
            certificates = List.copyOf(certificates);
        }
    }

    public static byte[] encode(Evidence evidence) {
        Writer out = new Writer(EVIDENCE);
        switch (evidence) {
            case Evidence.Fork fork -> {
                out.line("kind", "fork").checkpoint(fork.earlier()).checkpoint(fork.checkpoint());
                out.bytes("root", fork.rootInLater().bytes()).nodes(fork.tie().nodes());
            }
            case Evidence.SkippedIndex skipped -> {
                out.line("kind", "skipped-index");
                out.entry(new Evidence.ProvenEntry(
                        skipped.header(), Optional.empty(), skipped.inclusion(), skipped.checkpoint()));
            }
            case Evidence.WrongKey wrong -> {
                out.line("kind", "wrong-key").checkpoint(wrong.checkpoint());
                wrong.change().ifPresent(out::entry);
            }
            case Evidence.Replay replay ->
                out.line("kind", "replay").checkpoint(replay.checkpoint()).checkpoint(replay.replayed());
        }
        return out.certificates(evidence.certificates()).toBytes();
    }

    public static byte[] encode(Proof proof) {
        return new Writer(PROOF)
                .entry(proof.entry())
                .certificates(proof.certificates())
                .toBytes();
    }

    /** Whether the bytes begin as evidence does. */
    public static boolean isEvidence(byte[] bytes) {
        return begins(bytes, EVIDENCE);
    }

    /** Whether the bytes begin as an inclusion proof does. */
    public static boolean isProof(byte[] bytes) {
        return begins(bytes, PROOF);
    }

    private static boolean begins(byte[] bytes, String heading) {
        byte[] start = (heading + "\n").getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= start.length && java.util.Arrays.equals(start, 0, start.length, bytes, 0, start.length);
    }

    /** Reads evidence strictly. */
    public static Decoded<Evidence> decodeEvidence(byte[] bytes) {
        return decode(bytes, EVIDENCE, EvidenceText::evidence);
    }

    /** Reads an inclusion proof strictly. */
    public static Decoded<Proof> decodeProof(byte[] bytes) {
        return decode(bytes, PROOF, in -> new Proof(in.entry(), in.certificates()));
    }

    private interface Part<T> {
        T read(Reader in) throws WireReader.Malformed;
    }

    private static <T> Decoded<T> decode(byte[] bytes, String heading, Part<T> part) {
        if (bytes.length > LENGTH_MAX) {
            return new Decoded.Malformed<>(0, "at most " + LENGTH_MAX + " bytes are allowed");
        }
        return WireReader.decode(new byte[0], nothing -> {
            Reader in = new Reader(new String(bytes, StandardCharsets.UTF_8), heading);
            T value = part.read(in);
            in.requireEnd();
            return value;
        });
    }

    private static Evidence evidence(Reader in) throws WireReader.Malformed {
        String kind = in.value("kind");
        switch (kind) {
            case "fork" -> {
                SignedCheckpoint earlier = in.checkpoint();
                SignedCheckpoint later = in.checkpoint();
                Digest root = in.digest("root");
                long from = earlier.checkpoint().size();
                long to = later.checkpoint().size();
                if (from > to) {
                    throw in.malformed("the first checkpoint is larger than the second");
                }
                ConsistencyProof tie = new ConsistencyProof(from, to, in.digests("node"));
                return new Evidence.Fork(earlier, later, root, tie, in.certificates());
            }
            case "skipped-index" -> {
                Evidence.ProvenEntry entry = in.entry();
                if (entry.body().isPresent()) {
                    throw in.malformed("evidence of a skipped index shows no body");
                }
                return new Evidence.SkippedIndex(entry.under(), entry.header(), entry.inclusion(), in.certificates());
            }
            case "wrong-key" -> {
                SignedCheckpoint checkpoint = in.checkpoint();
                Optional<Evidence.ProvenEntry> change =
                        in.next("checkpoint") ? Optional.of(in.entry()) : Optional.empty();
                return new Evidence.WrongKey(checkpoint, change, in.certificates());
            }
            case "replay" -> {
                return new Evidence.Replay(in.checkpoint(), in.checkpoint(), in.certificates());
            }
            default -> throw in.malformed("no kind of evidence: fork, skipped-index, wrong-key or replay");
        }
    }

    /** Writes the lines. */
    private static final class Writer {
        private final StringBuilder text = new StringBuilder();

        Writer(String heading) {
            text.append(heading).append('\n');
        }

        Writer line(String word, String value) {
            text.append(word).append(' ').append(value).append('\n');
            return this;
        }

        Writer bytes(String word, byte[] value) {
            return line(word, Base64.getEncoder().encodeToString(value));
        }

        Writer checkpoint(SignedCheckpoint checkpoint) {
            return bytes("checkpoint", checkpoint.encode());
        }

        Writer nodes(List<Digest> nodes) {
            nodes.forEach(node -> bytes("node", node.bytes()));
            return this;
        }

        Writer entry(Evidence.ProvenEntry entry) {
            checkpoint(entry.under())
                    .line("index", Long.toString(entry.inclusion().index()));
            bytes("header", entry.header());
            entry.body().ifPresent(body -> bytes("salt", body.salt()).bytes("body", body.bytes()));
            return nodes(entry.inclusion().path());
        }

        Writer certificates(List<SignedNote> certificates) {
            certificates.forEach(certificate -> bytes("certificate", certificate.encode()));
            return this;
        }

        byte[] toBytes() {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Reads the lines one after another. */
    private static final class Reader {
        private final String[] lines;
        private int at;

        Reader(String text, String heading) throws WireReader.Malformed {
            if (!text.endsWith("\n")) {
                throw new WireReader.Malformed(
                        text.length(), "the file does not end with a line feed: it is truncated");
            }
            lines = text.substring(0, text.length() - 1).split("\n", -1);
            if (!lines[at++].equals(heading)) {
                throw malformed("the heading is not " + heading);
            }
        }

        WireReader.Malformed malformed(String sentence) {
            return new WireReader.Malformed(at, "line " + at + ": " + sentence);
        }

        boolean next(String word) {
            return at < lines.length && lines[at].startsWith(word + " ");
        }

        String value(String word) throws WireReader.Malformed {
            if (!next(word)) {
                at++;
                throw malformed("expected a line that begins with the word " + word);
            }
            return lines[at++].substring(word.length() + 1);
        }

        byte[] bytes(String word) throws WireReader.Malformed {
            String value = value(word);
            try {
                byte[] bytes = Base64.getDecoder().decode(value);
                if (Base64.getEncoder().encodeToString(bytes).equals(value)) {
                    return bytes;
                }
            } catch (IllegalArgumentException notBase64) {
                // Refused below together with base64 that is not in its only form.
            }
            throw malformed(word + " is not followed by base64 with padding");
        }

        Digest digest(String word) throws WireReader.Malformed {
            return Digest.ofBase64(value(word)).orElseThrow(() -> malformed(word + " is no hash of 32 bytes"));
        }

        List<Digest> digests(String word) throws WireReader.Malformed {
            List<Digest> digests = new ArrayList<>();
            while (next(word)) {
                if (digests.size() == 128) {
                    throw malformed("more than 128 nodes");
                }
                digests.add(digest(word));
            }
            return digests;
        }

        SignedCheckpoint checkpoint() throws WireReader.Malformed {
            return switch (SignedCheckpoint.decode(bytes("checkpoint"))) {
                case Decoded.Well<SignedCheckpoint> well -> well.value();
                case Decoded.Malformed<SignedCheckpoint> bad -> throw malformed(bad.sentence());
            };
        }

        Evidence.ProvenEntry entry() throws WireReader.Malformed {
            SignedCheckpoint under = checkpoint();
            String text = value("index");
            long size = under.checkpoint().size();
            if (!text.matches("0|[1-9][0-9]{0,17}") || Long.parseLong(text) >= size) {
                throw malformed("no index below the checkpoint's size " + size);
            }
            byte[] header = bytes("header");
            Optional<Body> body = Optional.empty();
            if (next("salt")) {
                byte[] salt = bytes("salt");
                if (salt.length != Body.SALT_LENGTH) {
                    throw malformed("a salt has " + Body.SALT_LENGTH + " bytes");
                }
                body = Optional.of(new Body(salt, bytes("body")));
            }
            InclusionProof inclusion = new InclusionProof(Long.parseLong(text), size, digests("node"));
            return new Evidence.ProvenEntry(header, body, inclusion, under);
        }

        List<SignedNote> certificates() throws WireReader.Malformed {
            List<SignedNote> certificates = new ArrayList<>();
            while (next("certificate")) {
                if (certificates.size() == 64) {
                    throw malformed("more than 64 certificates");
                }
                switch (SignedNote.decode(bytes("certificate"))) {
                    case Reading.Well<SignedNote> well -> certificates.add(well.value());
                    case Reading.Refused<SignedNote> refused ->
                        throw malformed(refused.refusal().toString());
                }
            }
            return certificates;
        }

        void requireEnd() throws WireReader.Malformed {
            if (at != lines.length) {
                at++;
                throw malformed("a line too many");
            }
        }
    }
}
