package tongban.kernel.channel;

/**
 * What a message is about (主题): a name owned by one module, and the version of its form.
 *
 * @param name 1 to 64 characters {@code a-z 0-9 . -}, a letter first, such as {@code casework.offer}
 * @param version 1 to 65535
 */
public record Topic(String name, int version) {

    public Topic {
        if (!valid(name) || version < 1 || version > 0xffff) {
            throw new IllegalArgumentException("no topic: " + name + " version " + version);
        }
    }

    /** By hand rather than by a pattern: this runs for every entry that is received. */
    static boolean valid(String name) {
        if (name.isEmpty() || name.length() > ChannelLimits.TOPIC_MAX || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
