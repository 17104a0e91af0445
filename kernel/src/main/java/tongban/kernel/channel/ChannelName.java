package tongban.kernel.channel;

import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;

/**
 * The name of one direction of a channel, the first line of each of its checkpoints:
 * {@code tongban/1/from/to/epoch/suite}; a public channel has the word {@code public} for its receiver.
 *
 * @param from the zone whose log this is and who signs it
 * @param to the one zone that it is said to; empty for the public channel
 * @param epoch 1, and one more each time that the log had to begin anew (after a node key was lost)
 * @param suite the sender's suite: hash of the tree and kind of signature
 */
public record ChannelName(ZoneCode from, Optional<ZoneCode> to, int epoch, Suite suite)
        implements Comparable<ChannelName> {

    /** Protocol version that this program speaks. */
    public static final int PROTOCOL = 1;

    private static final String PREFIX = "tongban/" + PROTOCOL;
    private static final int EPOCH_MAX = 9999;

    public ChannelName {
        if (epoch < 1 || epoch > EPOCH_MAX) {
            throw new IllegalArgumentException("an epoch is 1 to " + EPOCH_MAX + ", not " + epoch);
        }
        if (to.filter(from::equals).isPresent()) {
            throw new IllegalArgumentException("a zone has no channel to itself: " + from);
        }
    }

    public static ChannelName between(ZoneCode from, ZoneCode to, int epoch, Suite suite) {
        return new ChannelName(from, Optional.of(to), epoch, suite);
    }

    public static ChannelName publicOf(ZoneCode from, int epoch, Suite suite) {
        return new ChannelName(from, Optional.empty(), epoch, suite);
    }

    public boolean isPublic() {
        return to.isEmpty();
    }

    /** Reads a name strictly; empty when it is anything else. */
    public static Optional<ChannelName> read(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 6 || !text.startsWith(PREFIX + "/") || !parts[4].matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        Optional<ZoneCode> from = zone(parts[2]);
        Optional<ZoneCode> to = zone(parts[3]);
        Optional<Suite> suite = Suite.ofLabel(parts[5]);
        boolean isPublic = parts[3].equals(ZoneCode.RESERVED);
        if (from.isEmpty() || suite.isEmpty() || to.isEmpty() && !isPublic || from.equals(to)) {
            return Optional.empty();
        }
        return Optional.of(new ChannelName(from.get(), to, Integer.parseInt(parts[4]), suite.get()));
    }

    /** A zone code exactly as written: on the wire nothing is normalised. */
    private static Optional<ZoneCode> zone(String text) {
        return ZoneCode.read(text).code().filter(zone -> zone.value().equals(text));
    }

    @Override
    public int compareTo(ChannelName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String receiver = to.map(ZoneCode::value).orElse(ZoneCode.RESERVED);
        return PREFIX + "/" + from + "/" + receiver + "/" + epoch + "/" + suite.label();
    }
}
