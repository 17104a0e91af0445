package tongban.benchmarks.callers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the answers of an HTTP/1.1 server (RFC 9112) as they arrive in pieces: status, and a body with a length or in
 * chunks. What a benchmark does not need, such as trailers or other framing, is refused with {@link Malformed}.
 */
public final class AnswerReader {
    private static final int BYTES_MAX = 1 << 20;
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private byte[] held = new byte[4096];
    private int size;
    private int bodyStart;
    private int bodyEnd;
    private int contentLength;
    private int status;
    private boolean closing;

    /** The server said what this reader does not understand; the text says what. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    /** Forgets the last answer. */
    public void reset() {
        size = 0;
        bodyStart = 0;
        bodyEnd = 0;
    }

    /** Takes what has arrived; true when an answer is whole. */
    public boolean take(ByteBuffer arrived) throws Malformed {
        int more = arrived.remaining();
        if (size + more > BYTES_MAX) {
            throw new Malformed("an answer of more than " + BYTES_MAX + " bytes");
        }
        if (size + more > held.length) {
            held = Arrays.copyOf(held, Math.max(size + more, held.length * 2));
        }
        arrived.get(held, size, more);
        size += more;
        if (bodyStart == 0) {
            int blank = indexOf(BLANK_LINE, 0, size);
            if (blank < 0) {
                return false;
            }
            bodyStart = blank + BLANK_LINE.length;
            readHead(new String(held, 0, blank, StandardCharsets.ISO_8859_1));
        }
        if (contentLength >= 0) {
            bodyEnd = bodyStart + contentLength;
            return size >= bodyEnd;
        }
        return joinChunks();
    }

    public int status() {
        return status;
    }

    /** Whether the server will close the connection after this answer. */
    public boolean closing() {
        return closing;
    }

    /** Whether these bytes stand in the body. */
    boolean bodyContains(byte[] wanted) {
        return indexOf(wanted, bodyStart, bodyEnd) >= 0;
    }

    /** The body as text. */
    public String body() {
        return new String(held, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    private void readHead(String head) throws Malformed {
        String[] lines = head.split("\r\n");
        if (!lines[0].matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new Malformed("no status line of HTTP/1.1");
        }
        status = Integer.parseInt(lines[0].substring(9, 12));
        closing = lines[0].startsWith("HTTP/1.0");
        contentLength = status == 204 ? 0 : -1;
        boolean chunked = false;
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT).replace(" ", "");
            if (lower.startsWith("content-length:")) {
                contentLength = length(lower.substring(15), 10);
            } else if (lower.equals("transfer-encoding:chunked")) {
                chunked = true;
            } else if (lower.equals("connection:close")) {
                closing = true;
            }
        }
        if (contentLength < 0 && !chunked) {
            throw new Malformed("an answer with neither Content-Length nor chunks");
        }
    }

    private static int length(String digits, int radix) throws Malformed {
        try {
            int length = Integer.parseInt(digits, radix);
            if (length >= 0 && length <= BYTES_MAX) {
                return length;
            }
        } catch (NumberFormatException noNumber) {
            throw new Malformed("a length that is no number");
        }
        throw new Malformed("a length out of range");
    }

    /** Once the last chunk is there, moves the chunks together, so that a search finds what two of them share. */
    private boolean joinChunks() throws Malformed {
        int at = bodyStart;
        while (true) {
            int line = indexOf(new byte[] {'\r', '\n'}, at, size);
            if (line < 0) {
                return false;
            }
            String digits = new String(held, at, line - at, StandardCharsets.ISO_8859_1);
            int length = length(digits.split(";", 2)[0].strip(), 16);
            at = line + 2 + length + 2;
            if (at > size) {
                return false;
            }
            if (length == 0) {
                break;
            }
        }
        at = bodyStart;
        bodyEnd = bodyStart;
        while (true) {
            int line = indexOf(new byte[] {'\r', '\n'}, at, size);
            String digits = new String(held, at, line - at, StandardCharsets.ISO_8859_1);
            int length = length(digits.split(";", 2)[0].strip(), 16);
            if (length == 0) {
                return true;
            }
            System.arraycopy(held, line + 2, held, bodyEnd, length);
            bodyEnd += length;
            at = line + 2 + length + 2;
        }
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            if (held[at] == wanted[0] && Arrays.equals(held, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
