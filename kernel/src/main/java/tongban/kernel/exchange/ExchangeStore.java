package tongban.kernel.exchange;

import java.util.function.Function;

/** Where one pair of zones keeps its channels. The only port through which the state machines touch durable state. */
public interface ExchangeStore {

    /**
     * Runs the work in one transaction and commits it; an exception rolls it back and is thrown on.
     *
     * @throws Fenced when another replica committed first
     * @throws Outage when the database cannot be reached or gives up
     */
    <T> T inTransaction(Function<ExchangeTransaction, T> work);
}
