package tongban.node.exchange.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Signer;
import tongban.node.trial.PlayedPartner;

/** Envelopes that are validly built, and signed where a signature is asked for, but are not what may be said. */
final class WrongEnvelopes {

    private final PlayedPartner partner;
    private final Envelope unsaid;
    private final Signer foreign;
    private final RandomGenerator random;

    WrongEnvelopes(PlayedPartner partner, Envelope unsaid, Signer foreign, RandomGenerator random) {
        this.partner = partner;
        this.unsaid = unsaid;
        this.foreign = foreign;
        this.random = random;
    }

    Envelope next() {
        long size = partner.size();
        Entry more = partner.entries(List.of(draft())).getFirst();
        Instant later = partner.later();
        return switch (random.nextInt(13)) {
            case 0 -> partner.envelope().batch(unsaid.batch().orElseThrow()).build(partner.session() - 1);
            case 1 ->
                partner.saying(elsewhere(2, partner.channel().to().orElseThrow().value()));
            case 2 -> partner.saying(elsewhere(1, "yanshi-b"));
            case 3 -> partner.saying(Batch.of(size, List.of(more), partner.head(size + 1, digest(), later)));
            case 4 -> partner.saying(Batch.of(size + 7, List.of(more), partner.head(size + 8, digest(), later)));
            case 5 -> partner.saying(grown(more, later.plusSeconds(3600)));
            case 6 -> partner.saying(grown(more, partner.lastTime().minusSeconds(1)));
            case 7 -> partner.saying(signedByStranger(more));
            case 8 -> partner.saying(acknowledging(partner.heardSize()));
            case 9 -> partner.saying(Batch.of(size - 1, List.of(displaced()), head(size)));
            case 10 ->
                partner.envelope()
                        .hello(partner.session() - random.nextInt(5000))
                        .build(partner.session());
            case 11 ->
                partner.envelope()
                        .fetch(new Envelope.Fetch(partner.channel(), random.nextLong(1L << 40)))
                        .prove(random.nextLong(1L << 40))
                        .build(partner.session());
            default ->
                partner.envelope()
                        .batch(Batch.of(size + 1, List.of(), partner.head(size + 1, digest(), later)))
                        .proof(new Envelope.Tie(digest(), new ConsistencyProof(size, size + 1, List.of(digest()))))
                        .build(partner.session());
        };
    }

    private SignedCheckpoint head(long size) {
        return partner.head(size, partner.root(), partner.lastTime());
    }

    private Draft draft() {
        return partner.draft(
                TopicOfTest.TOPIC, ("wrong " + random.nextInt()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An entry of the last place with other bytes. */
    private Entry displaced() {
        return draft().at(partner.size() - 1, partner.hash());
    }

    private Digest digest() {
        byte[] bytes = new byte[Digest.LENGTH];
        random.nextBytes(bytes);
        return Digest.of(bytes);
    }

    private Batch grown(Entry more, Instant time) {
        Batch batch = partner.grown(List.of(more));
        Checkpoint head = batch.checkpoint().checkpoint();
        return Batch.of(batch.first(), batch.entries(), partner.head(head.size(), head.root(), time));
    }

    private Batch signedByStranger(Entry more) {
        Batch batch = partner.grown(List.of(more));
        return Batch.of(
                batch.first(), batch.entries(), batch.checkpoint().checkpoint().sign(List.of(foreign)));
    }

    private Batch elsewhere(int epoch, String to) {
        ChannelName name = ChannelName.between(
                partner.self(),
                tongban.kernel.code.ZoneCode.read(to).code().orElseThrow(),
                epoch,
                partner.channel().suite());
        Checkpoint head =
                new Checkpoint(name, 0, partner.hash().emptyRoot(), partner.later(), Optional.empty(), List.of());
        return Batch.of(0, List.of(), head.sign(List.of(partner.key())));
    }

    /** Another root than the node's log has. */
    private Batch acknowledging(long size) {
        Checkpoint head = new Checkpoint(
                partner.channel(),
                partner.size(),
                partner.root(),
                partner.later(),
                Optional.of(new Acknowledgement(size, digest())),
                List.of());
        return Batch.of(partner.size(), List.of(), head.sign(List.of(partner.key())));
    }
}
