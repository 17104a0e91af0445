package tongban.kernel.zone;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SealRefusal;
import tongban.kernel.seal.SealRefusal.Cause;
import tongban.kernel.seal.SignedNote;

/** The lines of a text {@code word value}, taken one after the other; the first that does not fit ends the reading. */
final class DescriptorLines {

    private final String[] lines;

    /** Lines that were taken already. */
    private int taken;

    /** @throws Stop when the first line is another */
    DescriptorLines(String text, String heading) {
        this.lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (!lines[0].equals(heading)) {
            throw stop(Cause.WRONG_HEADING, 1, "the first line must be: " + heading);
        }
        taken = 1;
    }

    /** Ends the reading; {@link DescriptorText} turns it into a value. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SealRefusal refusal;

        private Stop(SealRefusal refusal) {
            super(refusal.toString(), null, false, false);
            this.refusal = refusal;
        }

        SealRefusal refusal() {
            return refusal;
        }
    }

    private static Stop stop(Cause cause, int line, String sentence) {
        return new Stop(new SealRefusal(cause, line, sentence));
    }

    private boolean isNext(String word) {
        return taken < lines.length && lines[taken].startsWith(word + " ");
    }

    /** The next line, which must have this word, as something else. */
    <T> T one(String word, Function<String, Optional<T>> parser, Cause cause, String wanted) {
        if (!isNext(word)) {
            throw stop(Cause.MISSING_FIELD, Math.min(taken + 1, lines.length), "here belongs the line of: " + word);
        }
        String value = lines[taken++].substring(word.length() + 1);
        return parser.apply(value).orElseThrow(() -> stop(cause, taken, wanted));
    }

    <T> Optional<T> perhaps(String word, Function<String, Optional<T>> parser, Cause cause, String wanted) {
        return isNext(word) ? Optional.of(one(word, parser, cause, wanted)) : Optional.empty();
    }

    /** All lines of this word that come next, none too, at most so many, each once. */
    <T> List<T> many(String word, Function<String, Optional<T>> parser, Cause cause, String wanted, int most) {
        List<T> all = new ArrayList<>();
        while (isNext(word)) {
            if (all.size() == most) {
                throw stop(Cause.SURPLUS_LINE, taken + 1, "at most " + most + " lines of: " + word);
            }
            T value = one(word, parser, cause, wanted);
            if (all.contains(value)) {
                throw stop(Cause.OUT_OF_ORDER, taken, "the same stands twice: " + word);
            }
            all.add(value);
        }
        return all;
    }

    /** As {@code many}, and at least one. */
    <T> List<T> some(String word, Function<String, Optional<T>> parser, Cause cause, String wanted, int most) {
        List<T> all = many(word, parser, cause, wanted, most);
        if (all.isEmpty()) {
            throw stop(Cause.MISSING_FIELD, Math.min(taken + 1, lines.length), "here belongs the line of: " + word);
        }
        return all;
    }

    /** The next line as a signed note in base64. */
    SignedNote note(String word) {
        byte[] bytes =
                one(word, DescriptorLines::base64, Cause.BAD_BASE64, word + ": a certificate in base64 with padding");
        return require(SignedNote.decode(bytes));
    }

    /** What was read from the line last taken; a refusal gets this line for its place. */
    <T> T require(Reading<T> reading) {
        return switch (reading) {
            case Reading.Well<T> well -> well.value();
            case Reading.Refused<T> refused -> {
                SealRefusal inner = refused.refusal();
                throw stop(inner.cause(), taken, inner.detail());
            }
        };
    }

    <T extends Comparable<T>> void requireRising(List<T> values, String word) {
        requireRising(values, Comparator.naturalOrder(), word);
    }

    /** Refuses values of the lines last taken that are not in rising order, the same twice included. */
    <T> void requireRising(List<T> values, Comparator<T> order, String word) {
        for (int i = 1; i < values.size(); i++) {
            if (order.compare(values.get(i - 1), values.get(i)) >= 0) {
                throw stop(Cause.OUT_OF_ORDER, taken, "the lines must be in rising order: " + word);
            }
        }
    }

    void end() {
        if (taken < lines.length) {
            throw stop(Cause.SURPLUS_LINE, taken + 1, "this line does not belong here");
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
