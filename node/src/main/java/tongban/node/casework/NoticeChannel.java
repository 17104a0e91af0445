package tongban.node.casework;

/**
 * A way on which notices reach people besides the portal, such as short messages or mail. Without one, the portal alone
 * tells them.
 */
public interface NoticeChannel {

    /** Its word: {@code sms}, {@code email}. */
    String channel();

    /** Whether it serves this audience. */
    boolean serves(Notice.Audience audience);

    /**
     * Delivers a notice, outside any transaction. It may be asked twice for one notice, whose id stays the same.
     *
     * @throws RuntimeException when it did not reach anybody; its message is kept and shown
     */
    void deliver(Notice notice);
}
