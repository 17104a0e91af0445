package tongban.node.register.question;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence.ProvenEntry;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Channels.Direction;
import tongban.node.register.Evidence;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/**
 * Whether a partner's signed log says what evidence says: the entry stands under a head that the partner's key signed,
 * its body is the answer, and it answers the question.
 */
final class LogCheck {

    private final Partners partners;
    private final Channels channels;

    LogCheck(Partners partners, Channels channels) {
        this.partners = partners;
        this.channels = channels;
    }

    /** What came of it. */
    enum Finding {
        HOLDS,
        NOT_IN_LOG,
        /** The body was erased at the end of its retention: nobody can say what it was. */
        ERASED
    }

    /** The file that {@code tongban audit check} reads. */
    Optional<byte[]> proof(Frame frame, Evidence.Entry place) {
        return partners.find(frame.zone())
                .flatMap(partner -> channels.proof(partner.code(), Direction.INCOMING, place.answer(), true));
    }

    Finding check(Frame frame, Evidence.Entry place) {
        Optional<Partner> partner = partners.find(frame.zone());
        Optional<byte[]> proof = proof(frame, place);
        if (partner.isEmpty() || proof.isEmpty()) {
            return Finding.NOT_IN_LOG;
        }
        EvidenceText.Proof read = EvidenceText.decodeProof(proof.get()).orThrow();
        ProvenEntry proven = read.entry();
        if (!stands(partner.get(), read) || !answers(proven, place)) {
            return Finding.NOT_IN_LOG;
        }
        if (proven.body().isEmpty()) {
            return Finding.ERASED;
        }
        TreeHash hash = new TreeHash(partner.get().incoming().suite());
        boolean same = Arrays.equals(proven.body().get().bytes(), frame.answer())
                && new Entry(proven.header(), proven.body()).bodyIsItsHeaders(hash);
        return same ? Finding.HOLDS : Finding.NOT_IN_LOG;
    }

    private static boolean stands(Partner partner, EvidenceText.Proof proof) {
        ProvenEntry proven = proof.entry();
        Checkpoint under = proven.under().checkpoint();
        TreeHash hash = new TreeHash(under.channel().suite());
        List<PublicKey> signers = new EvidenceCheck(partner.seal())
                .nodeKeys(proof.certificates(), under.channel()).stream()
                        .distinct()
                        .filter(key ->
                                proven.under().note().signedBy(partner.code().value(), key, Purpose.CHECKPOINT))
                        .toList();
        return under.channel().equals(partner.incoming())
                && !signers.isEmpty()
                && proven.under().signedByAll(signers)
                && proven.inclusion().proves(hash, hash.leaf(proven.header()), under.root());
    }

    private static boolean answers(ProvenEntry proven, Evidence.Entry place) {
        return EntryHeader.decode(proven.header()) instanceof Decoded.Well<EntryHeader> header
                && header.value().kind() == EntryKind.ANSWER
                && header.value().index() == place.answer()
                && header.value().inReplyTo().equals(Optional.of(place.question()));
    }
}
