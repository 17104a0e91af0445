package tongban.verifier.audit;

import java.util.List;

/**
 * One thing that does not hold.
 *
 * @param kind what it is; the bundle has its sentence under {@code breach.KIND}
 * @param entry the entry at which it breaks, -1 when it is no entry's
 * @param offset the byte in the file, -1 when it has no place there
 * @param facts what the sentence names, in its order
 */
record Breach(Kind kind, long entry, long offset, List<Object> facts) {

    Breach {
        facts = List.copyOf(facts);
    }

    static Breach at(Kind kind, long entry, long offset, Object... facts) {
        return new Breach(kind, entry, offset, List.of(facts));
    }

    Breach at(long place) {
        return new Breach(kind, entry, place, facts);
    }

    /** What can break; where the log cannot be followed any further, the audit of the file ends there. */
    enum Kind {
        /** No seal certificate of the channel's zone, or another seal key than the reader named. */
        SEAL,
        /** A certificate that no known seal key signed, or a second seal key of one zone. */
        CERTIFICATE,
        /** No node key is certified before the first entries. */
        NODE_KEY,
        /** A batch of another channel than the file's. */
        CHANNEL,
        /** A batch that does not begin where the last one ended. */
        GAP,
        /** Entries that do not lead to the signed root. */
        ROOT,
        /** A head that is not signed by exactly the keys in force. */
        SIGNATURE,
        /** A key change that does not end its batch or whose certificate does not hold. */
        KEY_CHANGE,
        /** A head that is older than the one before. */
        TIME,
        /** A header that cannot be read. */
        HEADER,
        /** A header that names another place than its own. */
        INDEX,
        /** An id that an earlier entry has. */
        ID,
        /** A body that is not its header's. */
        BODY,
        /** A body that is missing and that no erasure names. */
        MISSING,
        /** An erasure that cannot be read, or that names what it must not erase. */
        ERASURE,
        /** A refusal or set-aside notice that cannot be read. */
        REFUSAL,
        /** An acknowledgement that is no head of the reverse channel, or acknowledges nothing. */
        ACKNOWLEDGEMENT_CHANNEL,
        /** An acknowledging head that no certified key of the partner signed. */
        ACKNOWLEDGEMENT_SIGNATURE,
        /** An acknowledgement of more than the log has. */
        ACKNOWLEDGEMENT_BEYOND,
        /** An acknowledgement of a root that the log never had at that size. */
        ACKNOWLEDGEMENT_ROOT,
        /** A revocation that no seal key signed. */
        REVOCATION,
        /** Entries that only a revoked key vouches for. */
        REVOKED,
        /** Evidence that proves a lie. */
        LIE,
        /** Evidence that proves nothing. */
        NO_EVIDENCE,
        /** A proof that does not hold. */
        PROOF,
        /** Two exports of one channel that are no prefixes of each other. */
        FORK,
        /** A head of the channel that another file holds, and that this export never had. */
        OTHER_HEAD,
        /** A zone acknowledged another log than the export shows. */
        SPLIT_ACKNOWLEDGEMENT,
        /** A zone saw another public log than the export shows. */
        SPLIT_PUBLIC
    }
}
