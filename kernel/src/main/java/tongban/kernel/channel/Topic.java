package tongban.kernel.channel;

import java.util.regex.Pattern;

/**
 * What a message is about (主题): a name owned by one module, and the version of its form.
 *
 * @param name 1 to 64 characters {@code a-z 0-9 . -}, a letter first, such as {@code casework.offer}
 * @param version 1 to 65535
 */
public record Topic(String name, int version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0," + (ChannelLimits.TOPIC_MAX - 1) + "}");

    public Topic {
        if (!valid(name) || version < 1 || version > 0xffff) {
            throw new IllegalArgumentException("no topic: " + name + " version " + version);
        }
    }

    static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
