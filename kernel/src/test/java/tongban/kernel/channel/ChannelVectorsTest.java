package tongban.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;

/** The golden messages of protocol version 1. They stay for ever: other bytes are another version. */
class ChannelVectorsTest {

    private static final Instant TIME = Instant.parse("2026-11-25T03:00:00.123Z");
    private static final ZoneCode FROM = new ZoneCode("cdgxq");
    private static final ZoneCode TO = new ZoneCode("cqgxq");

    @ParameterizedTest
    @EnumSource(Suite.class)
    void theBytesOfVersionOneAreTheGoldenOnes(Suite suite) throws IOException {
        assertThat(vectors(suite)).isEqualTo(golden(suite));
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void theGoldenBytesAreReadAndWrittenAgainAsTheyAre(Suite suite) throws IOException {
        for (String line : golden(suite)) {
            String name = line.substring(0, line.indexOf(' '));
            byte[] bytes = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
            byte[] again = switch (name) {
                case "header" -> EntryHeader.decode(bytes).orThrow().encode();
                case "checkpoint" -> SignedCheckpoint.decode(bytes).orThrow().encode();
                case "batch" -> Batch.decode(bytes).orThrow().encode();
                case "envelope" -> Envelope.decode(bytes).orThrow().encode();
                case "erasure" -> ErasureBody.decode(bytes).orElseThrow().encode();
                case "refusal" -> RefusalBody.decode(bytes).orElseThrow().encode();
                default -> bytes;
            };
            assertThat(again).as(name).isEqualTo(bytes);
        }
    }

    private static List<String> golden(Suite suite) throws IOException {
        try (InputStream in = ChannelVectorsTest.class.getResourceAsStream("golden/" + suite.label() + ".txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }

    static List<String> vectors(Suite suite) {
        TreeHash hash = new TreeHash(suite);
        PrivateKey key = PrivateKey.read(suite, secret(7), counting()).orThrow();
        PrivateKey seal = PrivateKey.read(suite, secret(9), counting()).orThrow();
        List<Entry> entries = entries(suite, key, seal);
        List<Digest> leaves =
                entries.stream().map(entry -> hash.leaf(entry.headerBytes())).toList();
        Frontier frontier = Frontier.empty().append(hash, leaves);
        Checkpoint head = new Checkpoint(
                ChannelName.between(FROM, TO, 1, suite),
                frontier.size(),
                frontier.root(hash),
                TIME,
                Optional.of(new Acknowledgement(17, hash.leaf(new byte[] {17}))),
                List.of(new PublicHead(ChannelName.publicOf(TO, 1, suite), 9, hash.leaf(new byte[] {9}))));
        SignedCheckpoint signed = head.sign(List.of(key));
        Batch batch = Batch.of(0, entries, signed);
        Envelope envelope = new Envelope.Builder(FROM, TO)
                .hello(1_764_000_000_001L)
                .held(new Envelope.Held(5, Optional.of(signed)))
                .batch(batch)
                .refusal(BatchRefusal.of(BatchRefusal.Reason.GAP, "held up to 3, the batch begins at 5"))
                .fetch(new Envelope.Fetch(ChannelName.between(TO, FROM, 1, suite), 4))
                .prove(3)
                .proof(new Envelope.Tie(leaves.getFirst(), new ConsistencyProof(1, 4, leaves.subList(1, 3))))
                .build(1_764_000_000_000L);
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> lines.add(line("header", entry.headerBytes())));
        leaves.forEach(leaf -> lines.add(line("leaf", leaf.bytes())));
        lines.add(line("root", head.root().bytes()));
        lines.add(line("frontier", frontier.encode()));
        lines.add(line("checkpoint", signed.encode()));
        lines.add(line("batch", batch.encode()));
        lines.add(line("envelope", envelope.encode()));
        lines.add(line("erasure", erasure().encode()));
        lines.add(line("refusal", refusal().encode()));
        return lines;
    }

    private static ErasureBody erasure() {
        return new ErasureBody(List.of(0L, 1L), "保存期满 retention ended", "个人信息保护法 第四十七条");
    }

    private static RefusalBody refusal() {
        return new RefusalBody(RefusalBody.TOO_LATE, 12, "", "the time had passed");
    }

    /** A question, a refusal, an erasure and a key change. */
    private static List<Entry> entries(Suite suite, PrivateKey key, PrivateKey seal) {
        TreeHash hash = new TreeHash(suite);
        Topic topic = new Topic("hello.question", 1);
        EntryId id = new EntryId(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
        Draft question = new Draft(
                EntryKind.QUESTION,
                id,
                TIME,
                Optional.of(new OrderingKey(3, 4)),
                topic,
                Optional.empty(),
                Optional.of(TIME.plusSeconds(30)),
                body("您好 hello 演示"),
                List.of(new Attachment(hash.leaf(new byte[0]), 1L << 30)));
        Draft refused = reply(suite, id);
        Draft erased =
                control(EntryKind.ERASURE, 5, ErasureBody.TOPIC, erasure().encode());
        PrivateKey next = PrivateKey.read(suite, secret(8), counting()).orThrow();
        KeyCertificate certificate = new KeyCertificate(
                FROM.value(),
                KeyKind.NODE,
                next.publicKey(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2028-01-01T00:00:00Z"));
        Draft changed = control(
                EntryKind.KEY_CHANGE,
                6,
                new Topic("channel.key", 1),
                certificate.signedBy(seal).encode());
        List<Draft> drafts = List.of(question, refused, erased, changed);
        List<Entry> entries = new ArrayList<>();
        drafts.forEach(draft -> entries.add(draft.at(entries.size(), hash)));
        return entries;
    }

    private static Draft reply(Suite suite, EntryId id) {
        return new Draft(
                EntryKind.REFUSAL,
                EntryId.derived(suite, id, 0),
                TIME,
                Optional.empty(),
                RefusalBody.TOPIC,
                Optional.of(id),
                Optional.empty(),
                new Body(new byte[16], refusal().encode()),
                List.of());
    }

    private static Draft control(EntryKind kind, int id, Topic topic, byte[] bytes) {
        return new Draft(
                kind,
                new EntryId(0, id),
                TIME,
                Optional.empty(),
                topic,
                Optional.empty(),
                Optional.empty(),
                new Body(new byte[16], bytes),
                List.of());
    }

    private static Body body(String text) {
        return new Body(
                HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] secret(int value) {
        byte[] secret = new byte[32];
        secret[31] = (byte) value;
        return secret;
    }

    private static String line(String name, byte[] bytes) {
        return name + " " + HexFormat.of().formatHex(bytes);
    }

    /** A generator that counts, so that SM2's signatures are the same each time. */
    private static SecureRandom counting() {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private byte next = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = next++;
                }
            }
        };
    }
}
