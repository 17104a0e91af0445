package tongban.node.exchange;

import java.time.Instant;
import tongban.kernel.code.ZoneCode;

/**
 * A partner has seen the same public log (公开检查点互证): the head that it repeated in its checkpoint is one of the log
 * that is held here. Remembered while the node runs, since partners repeat it in each checkpoint.
 *
 * @param partner who says so
 * @param size entries of the log up to the head that it has seen
 * @param since when it first named this head
 */
public record PublicConfirmation(ZoneCode partner, long size, Instant since) {}
