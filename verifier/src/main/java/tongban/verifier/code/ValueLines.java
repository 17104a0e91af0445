package tongban.verifier.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The values of standard input, one a line. A line is kept up to {@value #LONGEST_LINE} characters, which no code
 * reaches, and the rest of it is passed over, so that no line is too long for the memory. Empty lines are left out.
 */
final class ValueLines {
    static final int LONGEST_LINE = 400;

    private final Reader reader;

    ValueLines(InputStream in) {
        this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** The next value; empty at the end. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        while (c >= 0) {
            if (c == '\n' && !line.toString().isBlank()) {
                break;
            }
            if (c == '\n') {
                line.setLength(0);
            } else if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
            c = reader.read();
        }
        String value = line.toString();
        String whole = value.endsWith("\r") ? value.substring(0, value.length() - 1) : value;
        return whole.isBlank() ? Optional.empty() : Optional.of(whole);
    }
}
