package tongban.kernel.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** One good value of every form of the channel, the same at every run. */
final class SampleForms {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123Z");

    final Instant now = NOW;
    final Random random = new Random(7);
    final ZoneCode a = zone("yanshi-a");
    final ZoneCode b = zone("yanshi-b");
    final Suite suite = Suite.ED25519_SHA256;
    final TreeHash hash = new TreeHash(suite);
    final PrivateKey seal = PrivateKey.generate(suite, new Mutations.Repeatable(1));
    final PrivateKey node = PrivateKey.generate(suite, new Mutations.Repeatable(2));
    final SignedNote certificate = new KeyCertificate(
                    "yanshi-a",
                    KeyKind.NODE,
                    node.publicKey(),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2027-01-01T00:00:00Z"))
            .signedBy(seal);
    final ChannelName channel = ChannelName.between(a, b, 1, suite);
    final ChannelName publicChannel = ChannelName.publicOf(b, 1, suite);
    final List<Entry> entries = entries();
    final Frontier frontier = Frontier.empty()
            .append(
                    hash,
                    entries.stream()
                            .map(entry -> hash.leaf(entry.headerBytes()))
                            .toList());
    final SignedCheckpoint head = head(entries.size(), frontier.root(hash));
    final Batch batch = new Batch(0, entries, head, Optional.of(Frontier.empty()));

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

    List<Evidence> evidence() {
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
}
