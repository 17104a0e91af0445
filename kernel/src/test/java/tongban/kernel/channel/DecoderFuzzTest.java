package tongban.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/**
 * Seeded mutations of every form that the channel reads. A decoder answers with the named refusal or with a value that
 * encodes to the very bytes that it was read from; it never throws, and allocates no more than the bytes allow.
 */
class DecoderFuzzTest {

    private static final int MUTATIONS = 10_000;
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123Z");
    private static final int[] EXTREMES = {0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, -1, 4 << 20, 9_000_000};

    private final Random random = new Random(7);
    private final ZoneCode a = zone("yanshi-a");
    private final ZoneCode b = zone("yanshi-b");
    private final Suite suite = Suite.ED25519_SHA256;
    private final TreeHash hash = new TreeHash(suite);
    private final PrivateKey seal = PrivateKey.generate(suite, new Repeatable(1));
    private final PrivateKey node = PrivateKey.generate(suite, new Repeatable(2));
    private final SignedNote certificate = new KeyCertificate(
                    "yanshi-a",
                    KeyKind.NODE,
                    node.publicKey(),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2027-01-01T00:00:00Z"))
            .signedBy(seal);
    private final ChannelName channel = ChannelName.between(a, b, 1, suite);
    private final ChannelName publicChannel = ChannelName.publicOf(b, 1, suite);
    private final List<Entry> entries = entries();
    private final Frontier frontier = Frontier.empty()
            .append(
                    hash,
                    entries.stream()
                            .map(entry -> hash.leaf(entry.headerBytes()))
                            .toList());
    private final SignedCheckpoint head = head(entries.size(), frontier.root(hash));
    private final Batch batch = new Batch(0, entries, head, Optional.of(Frontier.empty()));

    private static ZoneCode zone(String text) {
        return ZoneCode.read(text).code().orElseThrow();
    }

    private List<Entry> entries() {
        Topic topic = new Topic("demo.one", 1);
        List<Entry> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Optional<OrderingKey> key = i == 1 ? Optional.of(OrderingKey.random(random)) : Optional.empty();
            EntryKind kind = EntryKind.values()[i % 3];
            made.add(new Draft(
                            kind,
                            EntryId.random(random),
                            NOW,
                            key,
                            topic,
                            kind.isReply() ? Optional.of(EntryId.random(random)) : Optional.empty(),
                            kind == EntryKind.QUESTION ? Optional.of(NOW.plusSeconds(9)) : Optional.empty(),
                            body("演示 " + i),
                            i == 3 ? List.of(new Attachment(hash.emptyRoot(), 12)) : List.of())
                    .at(i, hash));
        }
        made.set(4, made.get(4).erased());
        return List.copyOf(made);
    }

    private Body body(String text) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        return new Body(salt, text.getBytes(StandardCharsets.UTF_8));
    }

    private SignedCheckpoint head(long size, Digest root) {
        return new Checkpoint(
                        channel,
                        size,
                        root,
                        NOW,
                        Optional.of(new Acknowledgement(3, hash.emptyRoot())),
                        List.of(new PublicHead(publicChannel, 4, hash.emptyRoot())))
                .sign(List.of(node));
    }

    @Test
    void headersAreRefusedOrEncodeToTheirOwnBytes() {
        for (int i = 0; i < entries.size(); i++) {
            fuzz(
                    entries.get(i).headerBytes(),
                    MUTATIONS / entries.size(),
                    bytes -> decoded(EntryHeader.decode(bytes), EntryHeader::encode));
        }
    }

    @Test
    void checkpointsAreRefusedOrEncodeToTheirOwnBytes() {
        fuzz(head.encode(), MUTATIONS, bytes -> {
            Decoded<SignedCheckpoint> read = SignedCheckpoint.decode(bytes);
            if (read instanceof Decoded.Well<SignedCheckpoint> well) {
                assertThat(well.value().checkpoint().text())
                        .isEqualTo(well.value().note().text());
            }
            return decoded(read, SignedCheckpoint::encode);
        });
    }

    @Test
    void batchesAreRefusedOrEncodeToTheirOwnBytes() {
        fuzz(batch.encode(), MUTATIONS, bytes -> decoded(Batch.decode(bytes), Batch::encode));
    }

    @Test
    void envelopesAreRefusedOrEncodeToTheirOwnBytes() {
        Envelope full = new Envelope.Builder(a, b)
                .hello(7)
                .held(new Envelope.Held(6, Optional.of(head)))
                .batch(batch)
                .refusal(BatchRefusal.of(BatchRefusal.Reason.GAP, "演示：缺前面的条目"))
                .fetch(new Envelope.Fetch(channel, 2))
                .returned(batch)
                .prove(3)
                .proof(new Envelope.Tie(hash.emptyRoot(), new ConsistencyProof(2, 4, List.of(hash.emptyRoot()))))
                .build(5);
        Envelope small = new Envelope.Builder(a, b)
                .held(new Envelope.Held(6, Optional.empty()))
                .refusal(BatchRefusal.of(BatchRefusal.Reason.FORKED, "演示"))
                .build(5);
        fuzz(full.encode(), MUTATIONS / 2, bytes -> decoded(Envelope.decode(bytes), Envelope::encode));
        fuzz(small.encode(), MUTATIONS / 2, bytes -> decoded(Envelope.decode(bytes), Envelope::encode));
    }

    @Test
    void erasureBodiesAreRefusedOrEncodeToTheirOwnBytes() {
        byte[] good = new ErasureBody(List.of(0L, 3L, 20L), "演示：期满", "个人信息保护法 第四十七条").encode();
        fuzz(good, MUTATIONS, bytes -> present(ErasureBody.decode(bytes), ErasureBody::encode));
    }

    @Test
    void anErasureWhoseGroundIsBlankAfterItsFirstTwoThousandCharactersIsRefused() {
        byte[] bytes = ("erase 1\nground " + " ".repeat(2500) + "x\narticle y\n").getBytes(StandardCharsets.UTF_8);
        assertThat(ErasureBody.decode(bytes)).isEmpty();
    }

    @Test
    void refusalBodiesAreRefusedOrEncodeToTheirOwnBytes() {
        byte[] good = new RefusalBody("demo.reason", 3, "演示 第一条", "演示：不合约定").encode();
        fuzz(good, MUTATIONS, bytes -> present(RefusalBody.decode(bytes), RefusalBody::encode));
    }

    private List<Evidence> evidence() {
        InclusionProof place = new InclusionProof(2, 5, List.of(hash.emptyRoot(), frontier.root(hash)));
        Evidence.ProvenEntry entry = new Evidence.ProvenEntry(
                entries.get(2).headerBytes(), entries.get(2).body(), place, head);
        List<SignedNote> certificates = List.of(certificate);
        return List.of(
                new Evidence.Fork(
                        head,
                        head,
                        hash.emptyRoot(),
                        new ConsistencyProof(5, 5, List.of(hash.emptyRoot())),
                        certificates),
                new Evidence.SkippedIndex(head, entries.get(2).headerBytes(), place, certificates),
                new Evidence.WrongKey(head, Optional.of(entry), certificates),
                new Evidence.WrongKey(head, Optional.empty(), certificates),
                new Evidence.Replay(head, head, certificates));
    }

    @Test
    void evidenceIsRefusedOrEncodesToItsOwnBytes() {
        List<Evidence> all = evidence();
        for (Evidence one : all) {
            fuzz(
                    EvidenceText.encode(one),
                    MUTATIONS / all.size(),
                    bytes -> decoded(EvidenceText.decodeEvidence(bytes), EvidenceText::encode));
        }
    }

    @Test
    void evidenceThatWasReadIsJudgedWithoutAFault() {
        EvidenceCheck check = new EvidenceCheck(seal.publicKey());
        for (Evidence one : evidence()) {
            byte[] good = EvidenceText.encode(one);
            for (int seed = 0; seed < 300; seed++) {
                byte[] bytes = mutated(good, new Random(seed));
                if (EvidenceText.decodeEvidence(bytes) instanceof Decoded.Well<Evidence> well) {
                    assertThat(check.check(well.value())).isNotNull();
                }
            }
        }
    }

    @Test
    void evidenceOfASkippedIndexThatShowsABodyIsRefused() {
        String good = new String(EvidenceText.encode(evidence().get(1)), StandardCharsets.UTF_8);
        String salt = java.util.Base64.getEncoder().encodeToString(new byte[Body.SALT_LENGTH]);
        byte[] more = good.replaceFirst("\nnode ", "\nsalt " + salt + "\nbody AAAA\nnode ")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(EvidenceText.decodeEvidence(more)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void proofsAreRefusedOrEncodeToTheirOwnBytes() {
        InclusionProof place = new InclusionProof(2, 5, List.of(hash.emptyRoot()));
        Evidence.ProvenEntry entry = new Evidence.ProvenEntry(
                entries.get(2).headerBytes(), entries.get(2).body(), place, head);
        byte[] good = EvidenceText.encode(new EvidenceText.Proof(entry, List.of(certificate)));
        fuzz(good, MUTATIONS, bytes -> decoded(EvidenceText.decodeProof(bytes), EvidenceText::encode));
    }

    @Test
    void notesAndCertificatesAreRefusedOrEncodeToTheirOwnBytes() {
        fuzz(certificate.encode(), MUTATIONS, bytes -> noted(SignedNote.decode(bytes)));
        fuzz(
                certificate.encode(),
                MUTATIONS,
                bytes -> noted(KeyCertificate.read(bytes, seal.publicKey()).then(read -> SignedNote.decode(bytes))));
    }

    @Test
    void exportsAreRefusedOrAreWrittenAgainAsTheyWere() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.Writer writer = new Export.Writer(out, channel)
                .certificate(certificate)
                .entries(batch)
                .acknowledged(head)
                .revoked(certificate);
        for (Evidence one : evidence()) {
            writer.found(one);
        }
        writer.end();
        fuzz(out.toByteArray(), MUTATIONS, DecoderFuzzTest::rewritten);
    }

    /** Reads an export to its end and writes it anew; empty when it is refused. */
    private static Optional<byte[]> rewritten(byte[] bytes) {
        try {
            Export.Reader reader = new Export.Reader(new ByteArrayInputStream(bytes));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Export.Record> records = new ArrayList<>();
            while (true) {
                Decoded<Optional<Export.Record>> next = reader.next();
                assertThat(reader.offset()).isLessThanOrEqualTo(bytes.length);
                if (next instanceof Decoded.Malformed<Optional<Export.Record>> bad) {
                    assertThat(bad.sentence()).isNotBlank();
                    return Optional.empty();
                }
                Optional<Export.Record> record = next.orThrow();
                if (record.isEmpty()) {
                    write(records, out);
                    return Optional.of(out.toByteArray());
                }
                records.add(record.get());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(List<Export.Record> records, ByteArrayOutputStream out) throws IOException {
        Export.Writer writer = new Export.Writer(out, ((Export.Record.Name) records.getFirst()).channel());
        for (Export.Record record : records.subList(1, records.size())) {
            switch (record) {
                case Export.Record.Name name -> throw new AssertionError("a second name");
                case Export.Record.Certificate one -> writer.certificate(one.note());
                case Export.Record.Entries one -> writer.entries(one.batch());
                case Export.Record.Acknowledged one -> writer.acknowledged(one.checkpoint());
                case Export.Record.Revoked one -> writer.revoked(one.note());
                case Export.Record.Found one -> writer.found(one.evidence());
                case Export.Record.End end -> writer.end();
            }
        }
    }

    @Test
    void anExportThatBeginsWithAnotherRecordOrHasTwoNamesOrMiscountsIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export.Writer(out, channel).entries(batch).end();
        byte[] good = out.toByteArray();
        byte[] miscounted = good.clone();
        miscounted[good.length - Digest.LENGTH - 1]++;
        byte[] twice = good.clone();
        twice[17 + 5 + channel.toString().length()] = 1;
        byte[] first = good.clone();
        first[17] = 2;

        assertThat(rewritten(good)).hasValue(good);
        for (byte[] wrong : List.of(miscounted, twice, first)) {
            assertThat(rewritten(wrong)).isEmpty();
        }
    }

    private static <T> Optional<byte[]> decoded(Decoded<T> read, Function<T, byte[]> encode) {
        return switch (read) {
            case Decoded.Well<T> well -> Optional.of(encode.apply(well.value()));
            case Decoded.Malformed<T> bad -> {
                assertThat(bad.sentence()).isNotBlank();
                assertThat(bad.offset()).isNotNegative();
                yield Optional.empty();
            }
        };
    }

    private static Optional<byte[]> noted(Reading<SignedNote> read) {
        return read instanceof Reading.Well<SignedNote> well
                ? Optional.of(well.value().encode())
                : Optional.empty();
    }

    private static <T> Optional<byte[]> present(Optional<T> read, Function<T, byte[]> encode) {
        return read.map(encode);
    }

    /** The good bytes round-trip; of the mutated ones, whatever is read encodes to the bytes that were read. */
    private static void fuzz(byte[] good, int mutations, Function<byte[], Optional<byte[]>> roundTrip) {
        assertThat(roundTrip.apply(good)).hasValue(good);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int seed = 0; seed < mutations; seed++) {
                byte[] bytes = mutated(good, new Random(seed));
                byte[] given = bytes.clone();
                Optional<byte[]> again = roundTrip.apply(bytes);
                if (again.isPresent() && !Arrays.equals(again.get(), given)) {
                    throw new AssertionError("seed " + seed + ": read, and encoded to other bytes");
                }
                if (!Arrays.equals(bytes, given)) {
                    throw new AssertionError("seed " + seed + ": the decoder changed its input");
                }
            }
        });
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int times = 1 + random.nextInt(2); times > 0 && bytes.length > 8; times--) {
            int at = random.nextInt(bytes.length);
            int to = at + random.nextInt(bytes.length - at);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
                case 3 -> bytes = joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
                case 4 -> bytes[at] = (byte) random.nextInt(256);
                default -> {
                    int value = EXTREMES[random.nextInt(EXTREMES.length)];
                    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
                        bytes[at + i] = (byte) (value >> 24 - 8 * i);
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Repeatable, unlike a SecureRandom, and good for tests only. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient Random source;

        Repeatable(long seed) {
            this.source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
