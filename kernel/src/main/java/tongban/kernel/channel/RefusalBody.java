package tongban.kernel.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a refusal or a set-aside notice says about the entry that it answers.
 *
 * @param reason a word of the protocol or of the module that refused, {@code a-z 0-9 . -}
 * @param entry index of the entry in its log
 * @param provision the article that asks for the refusal, or "-" where none does
 * @param sentence what was found and what would pass, without personal data
 */
public record RefusalBody(String reason, long entry, String provision, String sentence) {

    /** The topic of every refusal and every set-aside notice of the channel itself. */
    public static final Topic TOPIC = new Topic("channel.refusal", 1);

    /** The entry's header cannot be read. */
    public static final String UNREADABLE = "unreadable-header";

    /** Nobody here knows the topic in this version. */
    public static final String UNKNOWN_TOPIC = "unknown-topic";

    /** The id was used before for another body. */
    public static final String ID_REUSED = "id-reused";

    /** The not-after had passed; nothing was done. */
    public static final String TOO_LATE = "too-late";

    /** An erasure that names entries which it must not erase. */
    public static final String ERASURE_INVALID = "erasure-invalid";

    /** The first answer cannot be returned again: its body has been erased. */
    public static final String ANSWER_ERASED = "answer-erased";

    /** The handler failed twice on this entry alone; a person looks at it. */
    public static final String SET_ASIDE = "set-aside";

    /** A person looked at a set-aside entry and gave it up. */
    public static final String DISMISSED = "dismissed";

    public RefusalBody {
        provision = provision.isBlank() ? "-" : ControlText.oneLine(provision);
        sentence = sentence.isBlank() ? "-" : ControlText.oneLine(sentence);
        if (!Topic.valid(reason)) {
            throw new IllegalArgumentException("no reason: " + reason);
        }
    }

    public byte[] encode() {
        return ControlText.encode(List.of(
                new ControlText.Line("reason", reason),
                new ControlText.Line("entry", Long.toString(entry)),
                new ControlText.Line("provision", provision),
                new ControlText.Line("sentence", sentence)));
    }

    /** Reads the body strictly; empty when it is no refusal. */
    public static Optional<RefusalBody> decode(byte[] bytes) {
        return ControlText.decode(bytes).flatMap(RefusalBody::of).filter(body -> Arrays.equals(body.encode(), bytes));
    }

    private static Optional<RefusalBody> of(List<ControlText.Line> lines) {
        List<String> words = lines.stream().map(ControlText.Line::word).toList();
        if (!words.equals(List.of("reason", "entry", "provision", "sentence"))
                || !Topic.valid(lines.get(0).value())
                || !lines.get(1).value().matches("0|[1-9][0-9]{0,17}")
                || lines.get(2).value().isBlank()
                || lines.get(3).value().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new RefusalBody(
                lines.get(0).value(),
                Long.parseLong(lines.get(1).value()),
                lines.get(2).value(),
                lines.get(3).value()));
    }
}
