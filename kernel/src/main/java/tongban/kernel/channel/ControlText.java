package tongban.kernel.channel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies of the channel's own entries: lines {@code word value} in UTF-8, each with a final line feed. */
final class ControlText {

    /** One line: its first word and the rest. */
    record Line(String word, String value) {}

    private ControlText() {}

    static byte[] encode(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(line.word()).append(' ').append(line.value()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The lines; empty when the bytes are no such text. */
    static Optional<List<Line>> decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
        if (!text.endsWith("\n") || text.length() > 64 * 1024) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space <= 0 || line.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                return Optional.empty();
            }
            lines.add(new Line(line.substring(0, space), line.substring(space + 1)));
        }
        return Optional.of(lines);
    }

    /** A value on one line: what would end or hide the line becomes a space. */
    static String oneLine(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(2000)
                .forEach(c -> clean.appendCodePoint(c < ' ' || c == 0x7f || c >= 0xd800 && c <= 0xdfff ? ' ' : c));
        return clean.toString().strip();
    }
}
