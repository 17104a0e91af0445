package tongban.kernel.compact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tongban.kernel.code.HiddenCharacter;
import tongban.kernel.compact.CompactFault.Cause;

/** The shapes of what stands in a line. */
final class Form {

    static final int TITLE_MAX = 200;
    static final long NUMBER_MAX = 999_999_999;

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9./-]{0,62}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    private Form() {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Names in order, none twice, at least one. */
    static boolean isNameList(List<String> names) {
        return !names.isEmpty()
                && names.stream().allMatch(Form::isName)
                && names.equals(names.stream().distinct().sorted().toList());
    }

    /** One line that people can see all of. */
    static boolean isLine(String text, int lengthMax) {
        return !text.isEmpty()
                && text.length() <= lengthMax
                && text.equals(text.strip())
                && text.indexOf('\n') < 0
                && hiddenAt(text) < 0;
    }

    /** The position of the first character that nobody sees, -1 when there is none; a line feed is none. */
    static int hiddenAt(String text) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (character != '\n' && HiddenCharacter.is(character)) {
                return i;
            }
            i += Character.charCount(character);
        }
        return -1;
    }

    static OptionalLong number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(String text) {
        try {
            // 24:00:00 and a leap second parse too, but are second spellings of another instant.
            return INSTANT.matcher(text).matches()
                    ? Optional.of(Instant.parse(text))
                            .filter(at -> at.toString().equals(text))
                    : Optional.empty();
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    /** Bytes as a text of lines, each with its line feed, of which people see every character. */
    static CompactReading<String> decode(byte[] bytes, int lengthMax) {
        if (bytes.length == 0) {
            return CompactReading.refused(Cause.EMPTY, 0, "");
        }
        if (bytes.length > lengthMax) {
            return CompactReading.refused(Cause.TOO_LARGE, 0, Integer.toString(bytes.length));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return CompactReading.refused(Cause.NOT_UTF8, 0, "");
        }
        int hidden = hiddenAt(text);
        if (hidden >= 0) {
            int line = 1
                    + (int) text.substring(0, hidden)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            String name = String.format("U+%04X", text.codePointAt(hidden));
            return CompactReading.refused(Cause.HIDDEN_CHARACTER, line, name);
        }
        return text.endsWith("\n")
                ? CompactReading.well(text)
                : CompactReading.refused(Cause.NO_FINAL_LINE_FEED, 0, "");
    }
}
