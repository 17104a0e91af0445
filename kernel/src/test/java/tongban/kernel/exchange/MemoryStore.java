package tongban.kernel.exchange;

import java.util.function.Function;

/** One pair's tables in memory: a transaction works on a copy, and the copy takes the place of the state at commit. */
final class MemoryStore implements ExchangeStore {

    MemoryTables state;
    /** Runs after the work and before the commit, where another replica may come in between. */
    Runnable beforeCommit = () -> {};

    MemoryStore(Outgoing outgoing, Incoming incoming) {
        state = new MemoryTables(outgoing, incoming);
    }

    @Override
    public <T> T inTransaction(Function<ExchangeTransaction, T> work) {
        MemoryTables copy = state.copy();
        T result = work.apply(new MemoryTransaction(copy));
        MemoryTables begun = state;
        beforeCommit.run();
        if (begun != state
                && (copy.outgoing.revision() != begun.outgoing.revision()
                        || copy.incoming.revision() != begun.incoming.revision())) {
            throw new Fenced("another replica was first");
        }
        state = copy;
        return result;
    }
}
