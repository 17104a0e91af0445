package tongban.benchmarks;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.Sequencer;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** A channel in the middle of its life, and drafts of 1 KB that are to be its next entries. */
final class ChannelLoad {

    /** Bytes of a body. */
    static final int BODY = 1024;

    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00.000Z");
    private static final ZoneCode FROM = new ZoneCode("cdgxq");
    private static final ZoneCode TO = new ZoneCode("cqgxq");

    private final Suite suite;
    private final PrivateKey node;
    private final PrivateKey seal;
    private final List<Draft> drafts;

    ChannelLoad(Suite suite, int entries) {
        Random random = new Random(20261125);
        SecureRandom secure = new SecureRandom();
        this.suite = suite;
        node = PrivateKey.generate(suite, secure);
        seal = PrivateKey.generate(suite, secure);
        drafts = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            byte[] salt = new byte[Body.SALT_LENGTH];
            byte[] bytes = new byte[BODY];
            random.nextBytes(salt);
            random.nextBytes(bytes);
            drafts.add(Draft.message(
                    EntryId.random(random),
                    NOW,
                    Optional.of(OrderingKey.random(random)),
                    new Topic("bench.message", 1),
                    new Body(salt, bytes)));
        }
    }

    Instant now() {
        return NOW;
    }

    Outgoing log() {
        return Outgoing.empty(ChannelName.between(FROM, TO, 1, suite), node.publicKey());
    }

    Incoming held() {
        SignedNote certificate = new KeyCertificate(
                        FROM.value(),
                        KeyKind.NODE,
                        node.publicKey(),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2028-01-01T00:00:00Z"))
                .signedBy(seal);
        return Incoming.empty(ChannelName.between(FROM, TO, 1, suite), seal.publicKey(), certificate);
    }

    /** All that a sender does for one batch, from drafts to the bytes for the wire: digests, tree, one signature. */
    byte[] send(Outgoing log) {
        Optional<Acknowledgement> nothing = Optional.of(log.acknowledged());
        Sequencer.Sequenced next = new Sequencer(seal.publicKey())
                .compose(log, drafts, nothing, List.of(), NOW)
                .orElseThrow();
        return Batch.of(next.first(), next.entries(), next.next().head().sign(List.of(node)))
                .encode();
    }

    PrivateKey node() {
        return node;
    }
}
