package tongban.node.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/** The public logs that this zone knows: its own and its copies of its partners' logs. */
public interface PublicLogs {

    /** All of them: the own one first, then those of partners in the order of their codes. */
    List<PublicLogState> states();

    Optional<PublicLogState> state(ZoneCode zone);

    /**
     * A page of entries in the order of the log. The next page begins after the last index of this one; the newest
     * entries begin at the log's size less the limit.
     *
     * @param from index of the first entry
     * @param limit at most so many, 1 to 256
     */
    List<PublicEntry> entries(ZoneCode zone, long from, int limit);

    /** Reads on in the partners' logs now, without waiting for the next round. */
    void refresh();

    /** Evidence against a zone, each a file that convinces the verifier alone, oldest first. */
    List<byte[]> evidence(ZoneCode zone);

    /**
     * One entry with the proof that it stands in the signed log, as a file that {@code tongban audit check} reads.
     *
     * @param withBody whether the file shows what the entry says
     * @return empty when the log has no such entry
     */
    Optional<byte[]> proof(ZoneCode zone, long index, boolean withBody);

    /**
     * Writes a log as a file that {@code tongban audit} reads, in constant memory.
     *
     * @throws IllegalArgumentException when nothing of this log is here
     */
    void export(ZoneCode zone, OutputStream out) throws IOException;
}
