package tongban.kernel.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an erasure entry says: the entries of the same log whose bodies and salts are erased at both ends, on what
 * ground and by which article.
 *
 * @param indexes places in the log, rising, 1 to 1000
 * @param ground why, one line, such as "retention ended"
 * @param article the provision, one line, such as "个人信息保护法 第四十七条"
 */
public record ErasureBody(List<Long> indexes, String ground, String article) {

    /** The topic that every erasure entry has. */
    public static final Topic TOPIC = new Topic("channel.erasure", 1);

    private static final int INDEXES_MAX = 1000;

    public ErasureBody {
        indexes = List.copyOf(indexes);
        ground = ControlText.oneLine(ground);
        article = ControlText.oneLine(article);
        if (!rising(indexes) || indexes.isEmpty() || indexes.size() > INDEXES_MAX) {
            throw new IllegalArgumentException("an erasure names 1 to " + INDEXES_MAX + " rising indexes");
        }
        if (ground.isEmpty() || article.isEmpty()) {
            throw new IllegalArgumentException("an erasure names its ground and its article");
        }
    }

    private static boolean rising(List<Long> indexes) {
        for (int i = 1; i < indexes.size(); i++) {
            if (indexes.get(i) <= indexes.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    public byte[] encode() {
        List<ControlText.Line> lines = new ArrayList<>();
        indexes.forEach(index -> lines.add(new ControlText.Line("erase", Long.toString(index))));
        lines.add(new ControlText.Line("ground", ground));
        lines.add(new ControlText.Line("article", article));
        return ControlText.encode(lines);
    }

    /** Reads the body strictly; empty when it is no erasure. */
    public static Optional<ErasureBody> decode(byte[] bytes) {
        return ControlText.decode(bytes).flatMap(ErasureBody::of).filter(body -> Arrays.equals(body.encode(), bytes));
    }

    private static Optional<ErasureBody> of(List<ControlText.Line> lines) {
        int count = lines.size() - 2;
        if (count < 1 || count > INDEXES_MAX) {
            return Optional.empty();
        }
        List<Long> indexes = new ArrayList<>();
        for (ControlText.Line line : lines.subList(0, count)) {
            if (!line.word().equals("erase") || !line.value().matches("0|[1-9][0-9]{0,17}")) {
                return Optional.empty();
            }
            indexes.add(Long.parseLong(line.value()));
        }
        ControlText.Line ground = lines.get(count);
        ControlText.Line article = lines.get(count + 1);
        boolean named = ground.word().equals("ground") && article.word().equals("article");
        boolean empty = ControlText.oneLine(ground.value()).isEmpty()
                || ControlText.oneLine(article.value()).isEmpty();
        if (!named || empty || !rising(indexes)) {
            return Optional.empty();
        }
        return Optional.of(new ErasureBody(indexes, ground.value(), article.value()));
    }
}
