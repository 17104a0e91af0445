package tongban.node.exchange;

import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/**
 * A zone has shown different public logs to different readers (视图分裂), or rewritten its own; published after the
 * commit that keeps the evidence.
 *
 * @param zone the zone whose log it is
 * @param teller the partner whose head gave it away; empty when the zone's own door did
 * @param evidence the file that convinces the verifier alone
 */
public record SplitViewFound(ZoneCode zone, Optional<ZoneCode> teller, byte[] evidence) {}
