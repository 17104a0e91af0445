package tongban.kernel.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.ErasureBody;

/**
 * Which entries an erasure of the partner may take away: earlier messages of its own log.
 *
 * @param log the log as held
 * @param batch headers of the batch that the erasure stands in, by index
 */
record Erasures(IncomingLog log, Map<Long, Decoded<EntryHeader>> batch) {

    /** The indexes that the erasure at this place names; empty when it is not allowed. */
    List<Long> named(long index, Entry erasure) {
        Optional<List<Long>> indexes =
                erasure.body().flatMap(body -> ErasureBody.decode(body.bytes())).map(ErasureBody::indexes);
        return indexes.filter(named -> named.getLast() < index)
                .filter(named -> named.stream().allMatch(this::isMessage))
                .orElse(List.of());
    }

    /** An entry that is held or stands in this batch: after a restore an erasure may come with what it erases. */
    private boolean isMessage(long index) {
        Decoded<EntryHeader> inBatch = batch.get(index);
        Decoded<EntryHeader> header = inBatch != null
                ? inBatch
                : log.incomingAt(List.of(index)).getFirst().header();
        return header instanceof Decoded.Well<EntryHeader> well
                && !well.value().kind().isControl();
    }
}
