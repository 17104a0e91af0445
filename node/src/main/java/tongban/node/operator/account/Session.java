package tongban.node.operator.account;

import java.time.Instant;
import java.util.UUID;
import tongban.node.operator.Operator;

/**
 * A browser in which somebody has signed in (会话).
 *
 * @param id its number
 * @param operator who
 * @param demonstration whether the account is one of a demonstration
 * @param stage how far
 * @param begunAt since when
 * @param seenAt when it last asked for something, to the minute
 * @param caller from where
 */
public record Session(
        UUID id,
        Operator operator,
        boolean demonstration,
        Stage stage,
        Instant begunAt,
        Instant seenAt,
        Caller caller) {

    /**
     * From where somebody calls.
     *
     * @param address the network address
     * @param agent what the browser says that it is
     */
    public record Caller(String address, String agent) {}
}
