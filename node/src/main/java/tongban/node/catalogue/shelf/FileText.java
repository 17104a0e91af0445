package tongban.node.catalogue.shelf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tongban.policy.PolicyFault;

/**
 * The text of a file of a standard. A standard's id is the hash of its files' bytes, so what two editors show alike has
 * to be the same bytes: UTF-8 without a mark at its start, lines that end with a line feed alone, and none so long that
 * nobody reads it.
 */
final class FileText {

    /** Characters of a line. */
    static final int LINE_MAX = 1000;

    private FileText() {}

    /** What is wrong with the bytes, and in which line; empty when they are well. */
    static Optional<PolicyFault> fault(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
        text.flip();
        if (text.length() > 0 && text.charAt(0) == '\uFEFF') {
            return Optional.of(
                    new PolicyFault(file, 1, "begins with a byte order mark", "save it as UTF-8 without a mark (BOM)"));
        }
        int line = 1;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            char one = at < text.length() ? text.charAt(at) : '\n';
            Optional<PolicyFault> fault = fault(file, line, one);
            if (fault.isPresent()) {
                return fault;
            }
            if (one == '\n') {
                if (at - start > LINE_MAX) {
                    return Optional.of(new PolicyFault(
                            file,
                            line,
                            "the line has " + (at - start) + " characters",
                            "break it after " + LINE_MAX + " at the latest"));
                }
                line += at < text.length() ? 1 : 0;
                start = at + 1;
            }
        }
        return result.isError()
                ? Optional.of(new PolicyFault(
                        file, line, "byte " + (in.position() + 1) + " is not UTF-8", "save the file as UTF-8"))
                : Optional.empty();
    }

    private static Optional<PolicyFault> fault(String file, int line, char one) {
        if (one == '\r') {
            return Optional.of(new PolicyFault(
                    file, line, "the line ends with a carriage return", "save it with line feeds alone (LF)"));
        }
        return one < ' ' && one != '\n' && one != '\t'
                ? Optional.of(new PolicyFault(
                        file, line, "holds the control character " + (int) one, "take it out; it shows nothing"))
                : Optional.empty();
    }
}
