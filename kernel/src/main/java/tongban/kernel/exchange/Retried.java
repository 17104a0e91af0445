package tongban.kernel.exchange;

import java.util.function.Function;

/**
 * A store that begins a transaction again when another replica committed first: it then sees what that one did.
 *
 * @param store the store
 */
record Retried(ExchangeStore store) implements ExchangeStore {

    private static final int TRIES = 3;

    @Override
    public <T> T inTransaction(Function<ExchangeTransaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.inTransaction(work);
            } catch (Fenced fenced) {
                if (attempt == TRIES) {
                    throw fenced;
                }
            }
        }
    }
}
