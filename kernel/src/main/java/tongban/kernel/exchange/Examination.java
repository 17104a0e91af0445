package tongban.kernel.exchange;

import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.Evidence;
import tongban.kernel.merkle.Digest;

/** What came of examining a batch before anything of it is stored. */
public sealed interface Examination {

    /**
     * The batch continues what is held.
     *
     * @param next state of the incoming log afterwards, not yet counted as a commit
     * @param fresh entries not held before; none when the batch brings only an acknowledgement
     * @param leaves their leaf hashes
     */
    record Accepted(Incoming next, List<Fresh> fresh, List<Digest> leaves) implements Examination {}

    /** An entry not held before, and its header if it can be read. */
    record Fresh(long index, Entry entry, Decoded<EntryHeader> header) {}

    /** An older head, consistent with what is held: a copy that came late. It changes nothing. */
    record Stale() implements Examination {}

    /** Refused; it changes nothing. With evidence where the refusal rests on a lie that can be shown. */
    record Refused(BatchRefusal refusal, Optional<Evidence> evidence) implements Examination {}

    /** The partner signed two logs. */
    record Forked(Evidence evidence) implements Examination {}
}
