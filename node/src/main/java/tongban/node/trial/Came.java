package tongban.node.trial;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.kernel.channel.BatchRefusal;

/**
 * What came of a trial.
 *
 * @param right whether a right node may do so
 * @param words what came, in protocol words
 */
public record Came(boolean right, String words) {

    private static final int TEXT_MAX = 120;

    /** Any answer, in words. */
    public static Came of(Reply reply) {
        return new Came(reply.isClear(), words(reply));
    }

    /** A problem with one of these statuses is right. */
    static Came problem(Reply reply, Integer... statuses) {
        return new Came(reply.isProblem() && Set.of(statuses).contains(reply.status()), words(reply));
    }

    /** One of these refusals of the batch is right. */
    static Came refusal(Reply reply, BatchRefusal.Reason... reasons) {
        Set<String> right = Stream.of(reasons).map(Came::word).collect(Collectors.toSet());
        boolean well = reply.envelope()
                .flatMap(envelope -> envelope.refusal())
                .filter(refusal -> right.contains(word(refusal.reason())))
                .isPresent();
        return new Came(well, words(reply));
    }

    /** An envelope that refuses nothing is right. */
    static Came taken(Reply reply) {
        boolean well = reply.envelope()
                .filter(envelope -> envelope.refusal().isEmpty())
                .isPresent();
        return new Came(well, words(reply));
    }

    /** The answer in short. */
    static String words(Reply reply) {
        return reply.envelope()
                .map(envelope -> envelope.refusal()
                        .map(refusal -> "refused " + word(refusal.reason()) + ": " + refusal.sentence())
                        .orElse("an envelope"))
                .orElseGet(() -> "status " + reply.status() + " "
                        + reply.problem().orElseGet(() -> reply.type() + " " + shortened(reply.text())));
    }

    /** The protocol's word for a reason. */
    static String word(BatchRefusal.Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX) + " …";
    }

    Came and(Came other) {
        return new Came(right && other.right(), other.right() ? words : words + "; then " + other.words());
    }
}
