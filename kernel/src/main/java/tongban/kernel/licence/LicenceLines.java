package tongban.kernel.licence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.code.HiddenCharacter;
import tongban.kernel.licence.LicenceReading.Cause;
import tongban.kernel.merkle.Digest;

/** Lines {@code word value} below a heading, read one after another; every byte counts. */
final class LicenceLines {

    private final String[] lines;
    private int at;

    private LicenceLines(String text) {
        this.lines = text.substring(0, text.length() - 1).split("\n", -1);
    }

    /** Ends the reading of a text; never leaves this package. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final Cause cause;
        private final int line;

        Fault(Cause cause, int line) {
            super(cause + " at line " + line, null, false, false);
            this.cause = cause;
            this.line = line;
        }
    }

    interface Part<T> {
        T read(LicenceLines in) throws Fault;
    }

    static <T> LicenceReading<T> read(String text, String heading, Part<T> part) {
        try {
            int hidden = hidden(text);
            if (hidden > 0) {
                throw new Fault(Cause.NOT_PLAIN, hidden);
            }
            LicenceLines in = new LicenceLines(text);
            if (!in.lines[in.at++].equals(heading)) {
                throw in.fault(Cause.WRONG_HEADING);
            }
            T value = part.read(in);
            if (in.at < in.lines.length) {
                in.at++;
                throw in.fault(Cause.WRONG_LINE);
            }
            return LicenceReading.well(value);
        } catch (Fault fault) {
            return LicenceReading.refused(fault.cause, fault.line);
        }
    }

    /** Strict UTF-8 of a bounded length. */
    static LicenceReading<String> decode(byte[] bytes, int lengthMax) {
        if (bytes.length > lengthMax) {
            return LicenceReading.refused(Cause.TOO_LARGE, 0);
        }
        try {
            return LicenceReading.well(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return LicenceReading.refused(Cause.NOT_PLAIN, 0);
        }
    }

    /** The line of the first character that nobody can see, the last line when its line feed is missing, or 0. */
    static int hidden(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (character != '\n' && HiddenCharacter.is(character)) {
                return line;
            }
            line += character == '\n' ? 1 : 0;
            i += Character.charCount(character);
        }
        return text.endsWith("\n") ? 0 : line;
    }

    boolean next(String word) {
        return at < lines.length && lines[at].startsWith(word + " ");
    }

    boolean more() {
        return at < lines.length;
    }

    String value(String word) throws Fault {
        if (!next(word)) {
            at = Math.min(at + 1, lines.length);
            throw fault(Cause.WRONG_LINE);
        }
        return lines[at++].substring(word.length() + 1);
    }

    <T> T value(String word, Function<String, Optional<T>> reader) throws Fault {
        return reader.apply(value(word)).orElseThrow(() -> fault(Cause.BAD_VALUE));
    }

    Digest digest(String word) throws Fault {
        return value(word, LicenceLines::digestOf);
    }

    Instant instant(String word) throws Fault {
        return value(word, LicenceLines::instantOf);
    }

    Fault fault(Cause cause) {
        return new Fault(cause, at);
    }

    static Optional<Digest> digestOf(String hex) {
        return hex.matches("[0-9a-f]{64}")
                ? Optional.of(Digest.of(HexFormat.of().parseHex(hex)))
                : Optional.empty();
    }

    static String hex(Digest digest) {
        return HexFormat.of().formatHex(digest.bytes());
    }

    static Optional<Instant> instantOf(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")) {
            return Optional.empty();
        }
        try {
            // 24:00:00 parses too, but is a second spelling of another instant.
            return Optional.of(Instant.parse(text))
                    .filter(instant -> instant.toString().equals(text));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    static void requireWritable(Instant instant) {
        if (instantOf(instant.toString()).isEmpty()) {
            throw new IllegalArgumentException("an instant of a licence has whole seconds and a year of four digits");
        }
    }
}
