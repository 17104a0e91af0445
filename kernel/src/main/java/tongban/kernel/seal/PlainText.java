package tongban.kernel.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.code.HiddenCharacter;
import tongban.kernel.seal.SealRefusal.Cause;

/** The one text form of signed notes and key files: bounded, strict UTF-8, lines that end with LF, nothing hidden. */
final class PlainText {

    /** The shape of a name on a signature line and of a zone's code. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?");

    private PlainText() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static Reading<String> decode(byte[] bytes, int lengthMax) {
        if (bytes.length == 0) {
            return Reading.refused(Cause.EMPTY, 0, "there is nothing; a signed text was expected");
        }
        if (bytes.length > lengthMax) {
            return Reading.refused(
                    Cause.TOO_LARGE, 0, bytes.length + " bytes, more than the " + lengthMax + " allowed");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
            return check(text);
        } catch (CharacterCodingException e) {
            return Reading.refused(Cause.NOT_UTF8, lineAt(bytes, in.position()), "the bytes are not UTF-8");
        }
    }

    /** Refuses characters that people cannot see, and a text without a line feed at its end. */
    static Reading<String> check(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (character != '\n' && HiddenCharacter.is(character)) {
                String name = String.format("U+%04X", character);
                return Reading.refused(Cause.CONTROL_CHARACTER, line, "the character " + name + " is not allowed");
            }
            line += character == '\n' ? 1 : 0;
            i += Character.charCount(character);
        }
        if (!text.endsWith("\n")) {
            return Reading.refused(Cause.NO_FINAL_LINE_FEED, line, "the last line does not end with a line feed");
        }
        return Reading.well(text);
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The lines of a text before {@code end}. */
    static int linesBefore(String text, int end) {
        return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes of base64 with padding (RFC 4648 section 4), or empty for any but the one canonical form. */
    static Optional<byte[]> ofBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return base64(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
