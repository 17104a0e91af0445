package tongban.benchmarks;

import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.IncomingLog;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.Tile;

/** A log that holds nothing and stores nothing: what remains is the kernel's own work. */
record EmptyLog(Incoming incoming) implements IncomingLog {

    @Override
    public void save(Incoming next) {
        throw new IllegalStateException("an examination stores nothing");
    }

    @Override
    public void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint) {
        throw new IllegalStateException("an examination stores nothing");
    }

    @Override
    public HashSource incomingHashes() {
        return new HashSource() {
            @Override
            public Digest leaf(long index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public Optional<Tile> tile(int level, long index) {
                return Optional.empty();
            }
        };
    }

    @Override
    public List<Entry> incomingAt(List<Long> indexes) {
        return List.of();
    }

    @Override
    public Batch incomingBatch(long index) {
        throw new IllegalArgumentException("nothing is held");
    }

    @Override
    public void eraseIncoming(List<Long> indexes) {
        throw new IllegalStateException("an examination stores nothing");
    }

    @Override
    public void keepEvidence(byte[] evidence) {
        throw new IllegalStateException("an honest batch leaves no evidence");
    }
}
