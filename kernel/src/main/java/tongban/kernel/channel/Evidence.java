package tongban.kernel.channel;

import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.seal.SignedNote;

/**
 * Proof of a partner's lie, in one file that convinces anyone who knows the zone's seal key, without any node.
 * {@link EvidenceText} writes and reads it, {@link EvidenceCheck} judges it.
 */
public sealed interface Evidence {

    /** Certificates of the zone's node keys, as its seal key signed them. */
    List<SignedNote> certificates();

    /** The checkpoint whose signature is the lie, or its later half. */
    SignedCheckpoint checkpoint();

    /**
     * Two signed heads that cannot belong to one log (分叉): of one size with two roots, or of two sizes where the
     * later log does not begin with the earlier one. Also the proof of a rewritten entry and of a split public view.
     *
     * @param earlier the head of the smaller size
     * @param checkpoint the head of the same or a larger size
     * @param rootInLater the root that the later log has at the earlier size; it differs from the earlier head's root
     * @param tie that this root belongs to the later log
     */
    record Fork(
            SignedCheckpoint earlier,
            SignedCheckpoint checkpoint,
            Digest rootInLater,
            ConsistencyProof tie,
            List<SignedNote> certificates)
            implements Evidence {
        public Fork {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * An entry under a signed root that calls itself by another index than its place (跳号).
     *
     * @param header the entry's header
     * @param inclusion its place
     */
    record SkippedIndex(
            SignedCheckpoint checkpoint, byte[] header, InclusionProof inclusion, List<SignedNote> certificates)
            implements Evidence {
        public SkippedIndex {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * A head that was not signed by the key in force at its size (错钥).
     *
     * @param change the key change that decides which key was in force; empty where the first key was
     */
    record WrongKey(SignedCheckpoint checkpoint, Optional<ProvenEntry> change, List<SignedNote> certificates)
            implements Evidence {
        public WrongKey {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * An old head that was presented as the newest after a newer one (重放). It proves what was presented; that it was
     * presented later is the word of the one who received it.
     *
     * @param checkpoint the newer head, received first
     * @param replayed the older head
     */
    record Replay(SignedCheckpoint checkpoint, SignedCheckpoint replayed, List<SignedNote> certificates)
            implements Evidence {
        public Replay {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * One entry, its body and its place under a signed head.
     *
     * @param header header bytes
     * @param body salt and bytes; empty where it was erased or is not shown
     * @param inclusion place in the tree of the checkpoint's size
     * @param under the signed head
     */
    record ProvenEntry(byte[] header, Optional<Body> body, InclusionProof inclusion, SignedCheckpoint under) {}
}
